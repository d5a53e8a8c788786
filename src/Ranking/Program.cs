using EGovPlatform.Contracts;
using EGovPlatform.Evidence.V1;
using EGovPlatform.Ranking.Consumers;
using EGovPlatform.Ranking.Features;
using EGovPlatform.Ranking.Features.Reconciliation;
using EGovPlatform.Scoring.V1;
using EGovPlatform.ServiceDefaults;
using EGovPlatform.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("ranking");
builder.AddServiceDatabase("ranking-db");
builder.Services.AddOpenApi("v1", ApiDescription.Describe);
builder.AddMessaging(events =>
{
    events.Handle<UnitEnrolled, EnrolUnit>();
    events.Handle<ScoreSheetChanged, RecordScoreSheet>();
});
builder.AddServiceClient<Scoring.ScoringClient>("scoring");
builder.AddServiceClient<Declarations.DeclarationsClient>("evidence");
builder.AddReconciliations();

var app = builder.Build();
app.MapServiceDefaults();
app.MapApiDescription();
app.MapRanking();
app.Run();

public partial class Program;
