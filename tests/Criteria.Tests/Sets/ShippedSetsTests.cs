namespace EGovPlatform.Criteria.Tests;

public sealed class ShippedSetsTests
{
    [Fact]
    public void Every_set_loads() =>
        Assert.Equal(["ag-1040-2018-commune", "ag-1040-2018-department", "ag-1040-2018-district", "dn-2386-2025-commune", "dn-2874-2017-eward", "tth-1784-2018-commune"], CriteriaSets.All.Select(s => s.Id));
}
