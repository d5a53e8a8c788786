using EGovPlatform.Contracts;
using EGovPlatform.Evidence.Consumers;
using EGovPlatform.Evidence.Features.Declarations;
using EGovPlatform.Evidence.Features.Rounds;
using EGovPlatform.Evidence.Features.Units;
using EGovPlatform.Evidence.Grpc;
using EGovPlatform.ServiceDefaults;
using EGovPlatform.ServiceDefaults.Messaging;
using ScoringClient = EGovPlatform.Scoring.V1.Scoring.ScoringClient;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("evidence");
builder.AddServiceDatabase("evidence-db");
builder.Services.AddOpenApi("v1", ApiDescription.Describe);
builder.AddMessaging(messages => messages.Handle<LinkChecked, ShowLinkFinding>());
builder.AddServiceClient<ScoringClient>("scoring");
builder.Services.AddGrpc();
builder.Services.AddScoped<DraftCheck>().AddScoped<WriteDraft>();

var app = builder.Build();
app.MapServiceDefaults();
app.MapApiDescription();
app.MapUnits();
app.MapRounds();
app.MapDeclarations();
app.MapGrpcService<DeclarationsService>();
app.Run();

public partial class Program;
