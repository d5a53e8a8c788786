namespace EGovPlatform.GrpcStandIns.Tests;

internal static class Eventually
{
    /// <summary>Asks again and again, 10 seconds at most.</summary>
    public static async Task True(Func<Task<bool>> holds, string what)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            if (await holds())
            {
                return;
            }

            await Task.Delay(20);
        }

        Assert.Fail($"Waited in vain for {what}.");
    }
}
