using Millibar.Statistics;

namespace Millibar.Tests.Statistics;

public sealed class RandomStreamTests
{
    [Fact]
    public void Same_seed_gives_the_same_bits_and_forks_do_not_depend_on_what_was_drawn()
    {
        var a = new RandomStream(7);
        var b = new RandomStream(7);
        for (var i = 0; i < 100; i++) Assert.Equal(a.NextBits(), b.NextBits());
        Assert.Equal(a.Fork("x").NextBits(), new RandomStream(7).Fork("x").NextBits());
        Assert.NotEqual(a.Fork("x").NextBits(), a.Fork("y").NextBits());
    }

    [Fact]
    public void Uniform_and_normal_draws_have_their_moments()
    {
        var random = new RandomStream(1);
        double sum = 0, squares = 0, normal = 0, normalSquares = 0;
        const int n = 100_000;
        var counts = new int[7];
        for (var i = 0; i < n; i++)
        {
            var u = random.NextDouble();
            var g = random.NextGaussian();
            sum += u;
            squares += u * u;
            normal += g;
            normalSquares += g * g;
            counts[random.NextInt(7)]++;
        }

        Assert.InRange(sum / n, 0.497, 0.503);
        Assert.InRange(squares / n, 0.33, 0.337);
        Assert.InRange(normal / n, -0.012, 0.012);
        Assert.InRange(normalSquares / n, 0.98, 1.02);
        Assert.All(counts, c => Assert.InRange(c, n / 7 * 0.96, n / 7 * 1.04));
    }
}
