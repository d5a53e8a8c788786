using EGovPlatform.Gateway.Descriptions;
using EGovPlatform.Gateway.Routes;
using EGovPlatform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("gateway");
builder.AddRoutes();
builder.AddDescription();

var app = builder.Build();
app.UseAnswerHeaders();
app.UseWithoutOutsiderHeaders();
app.MapServiceDefaults();
app.MapDescription();
app.MapRoutes();
app.Run();

public partial class Program;
