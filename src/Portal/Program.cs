using EGovPlatform.Portal.Components;
using EGovPlatform.Portal.Features;
using EGovPlatform.Portal.Gateway;
using EGovPlatform.Portal.Security;
using EGovPlatform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot") });
builder.AddProcessDefaults("portal");
builder.AddSignIn();
builder.AddGateway();
builder.AddPages();

var app = builder.Build();
app.UsePages();
app.MapFeatures();
app.MapProcessDefaults();
app.Run();

/// <summary>Named so that tests can start it.</summary>
public partial class Program;
