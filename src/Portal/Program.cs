using EGovPlatform.Portal;
using EGovPlatform.Portal.Components;
using EGovPlatform.Portal.Features;
using EGovPlatform.Portal.Gateway;
using EGovPlatform.Portal.Security;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot") });
builder.AddSignIn();
builder.AddGateway();
builder.AddPages();

var app = builder.Build();
app.UsePages();
app.MapFeatures();
app.Run();
