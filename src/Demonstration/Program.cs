using EGovPlatform.Demonstration;
using Microsoft.Extensions.Configuration;

// Loads the demonstration rounds through the gateway, as a partner would, and ends. A second run finds what stands and adds nothing.
var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
if (!configuration.GetValue<bool>("Demonstration:Enabled"))
{
    Console.Error.WriteLine("The demonstration is loaded only where Demonstration:Enabled is true.");
    return 2;
}

if (configuration["services:gateway:http:0"] is not { } address)
{
    Console.Error.WriteLine("services:gateway:http:0, the gateway's address, is missing.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

using var http = new HttpClient { BaseAddress = new Uri(address) };
var gateway = new GatewayClient(http, TimeProvider.System);
try
{
    await new AnHaiRound(gateway, TimeProvider.System).Load(stop.Token);
    await new ALuoiRound(gateway, TimeProvider.System).Load(stop.Token);
    await new DemonstrationRound(gateway, TimeProvider.System).Load(stop.Token);
    return 0;
}
catch (Exception error) when (error is HttpRequestException or InvalidOperationException or TimeoutException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
