using EGovPlatform.Gateway.Routes;
using EGovPlatform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("gateway");
builder.AddRoutes();

var app = builder.Build();
app.UseAnswerHeaders();
app.UseWithoutOutsiderHeaders();
app.MapServiceDefaults();
app.MapRoutes();
app.Run();

public partial class Program;
