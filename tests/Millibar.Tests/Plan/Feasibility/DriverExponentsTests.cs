using Millibar.Plan.Feasibility;

namespace Millibar.Tests.Plan.Feasibility;

public sealed class DriverExponentsTests
{
    [Fact]
    public void The_first_driver_of_the_order_weighs_three_times_the_last()
    {
        // Difficulty 0.2, others 1: 0.2^(1.5/3) = .4472 and 0.2^(0.5/3) = .7647.
        Assert.Equal(0.4472, DriverExponents.Of(DriverOrder.DifficultyFirst).Feasibility(0.2, 1, 1), 1e-4);
        Assert.Equal(0.7647, DriverExponents.Of(DriverOrder.DataFirst).Feasibility(0.2, 1, 1), 1e-4);
    }

    [Fact]
    public void Equal_drivers_give_themselves_and_a_hopeless_one_is_not_bought_back()
    {
        Assert.All(Enum.GetValues<DriverOrder>(), order => Assert.Equal(0.6, DriverExponents.Of(order).Feasibility(0.6, 0.6, 0.6), 1e-12));
        Assert.True(DriverExponents.Of(DriverOrder.DataFirst).Feasibility(0.99, 0.99, 0.001) < 0.05);
    }
}
