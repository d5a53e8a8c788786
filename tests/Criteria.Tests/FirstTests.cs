namespace EGovPlatform.Criteria.Tests;

public class FirstTests
{
    [Fact]
    public void Ratio_multiplies_before_it_divides()
    {
        var result = Sets.WithRule("{kind: ratio}").Only("""{"numerator": 650, "denominator": 652}""");
        Assert.Equal(650m * 2 / 652, result.Points);
        Assert.Equal(result.Points, Trace.Replay(result.Trace));
        Assert.Equal("scored", result.StatusCode);
    }
}
