using EGovPlatform.Identity;
using EGovPlatform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddDevelopmentIssuer();
builder.AddServiceDefaults("identity");

var app = builder.Build();
app.MapServiceDefaults();
app.MapDiscovery();
app.MapTokens();
app.Run();
