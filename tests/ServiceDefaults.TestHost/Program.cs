using EGovPlatform.Contracts;
using EGovPlatform.Evidence.V1;
using EGovPlatform.ServiceDefaults;
using EGovPlatform.ServiceDefaults.Messaging;
using EGovPlatform.ServiceDefaults.TestHost;

var builder = WebApplication.CreateBuilder(args);
var service = builder.Configuration["TestHost:Service"]!;
builder.AddServiceDefaults(service);
builder.AddPause();
builder.AddServiceDatabase("db");
builder.AddMessaging(messaging =>
{
    if (service is "scoring" or "verification")
    {
        messaging.Handle<DeclarationSubmitted, RecordEffect>();
    }
});
builder.Services.AddGrpc();
if (service == "scoring")
{
    builder.AddServiceClient<Declarations.DeclarationsClient>("evidence");
}

var app = builder.Build();
app.MapServiceDefaults();
app.MapEvents();
app.MapCallers();
app.MapFailures();
app.MapGrpcService<WhoCalls>().RequireAuthorization(Policies.Service);
app.Run();
