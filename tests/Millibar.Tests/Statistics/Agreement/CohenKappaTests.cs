using Millibar.Statistics.Agreement;

namespace Millibar.Tests.Statistics.Agreement;

public sealed class CohenKappaTests
{
    // SAS/STAT, FREQ procedure; the same by statsmodels.
    private static readonly double[] Table = [0, 4, 1, 0, 8, 0, 0, 1, 5];

    [Fact]
    public void Kappa_and_both_errors_are_those_of_SAS()
    {
        var kappa = CohenKappa.Of(Table, AgreementWeights.Identity(3))!.Value;
        Assert.Equal(.4842, kappa.Value, 4);
        Assert.Equal(.1380, kappa.Error, 4);
        Assert.Equal(.1484, kappa.ErrorWithoutAgreement, 4);
        Assert.Equal(3.2626, kappa.Z, 4);
        Assert.Equal((.2137, .7547), (Math.Round(kappa.Interval().Low, 4), Math.Round(kappa.Interval().High, 4)));
    }

    [Fact]
    public void Linear_weights_are_those_of_SAS()
    {
        var kappa = CohenKappa.Of(Table, AgreementWeights.Linear([0, 1, 2]))!.Value;
        Assert.Equal(.4701, kappa.Value, 4);
        Assert.Equal(.1457, kappa.Error, 4);
    }

    [Fact]
    public void One_label_only_has_no_kappa() => Assert.Null(CohenKappa.Of([9, 0, 0, 0], AgreementWeights.Identity(2)));
}
