using Millibar.Engines.LightGbm;

namespace Millibar.Engines.Tests.LightGbm;

[Collection(nameof(LightGbmCollection))]
public sealed class LightGbmLibraryTests
{
    [Fact]
    public void The_library_is_available_where_the_package_has_it_and_says_why_elsewhere()
    {
        var available = LightGbmLibrary.IsAvailable(out var reason);
        Assert.True(available, reason?.ToString());
        Assert.Null(reason);
    }

    [Fact]
    public void A_missing_openmp_runtime_names_the_package_to_install()
    {
        var remedy = LightGbmLibrary.Remedy("libgomp.so.1: cannot open shared object file: No such file or directory").ToString();
        Assert.Contains("libgomp.so.1", remedy, StringComparison.Ordinal);
        Assert.Contains("libgomp1", remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_native_file_is_named_with_the_platforms_that_have_it()
    {
        var remedy = LightGbmLibrary.Remedy("Unable to load shared library 'lib_lightgbm' or one of its dependencies.").ToString();
        Assert.Contains("lib_lightgbm.", remedy, StringComparison.Ordinal);
        Assert.Contains("linux-x64", remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_native_error_becomes_an_exception_with_the_function_and_the_librarys_own_words()
    {
        LightGbmLibrary.Require();
        using var binned = BinnedRows.Of(Synthetic.Classes(200));
        var error = Assert.Throws<InvalidOperationException>(() => new BoostingRun(binned, Synthetic.Range(0, 200), [], "objective=no_such_objective verbosity=-1"));
        Assert.Contains("LGBM_BoosterCreate", error.Message, StringComparison.Ordinal);
        Assert.Contains("no_such_objective", error.Message, StringComparison.Ordinal);
    }
}
