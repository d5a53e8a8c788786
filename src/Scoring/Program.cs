using EGovPlatform.Contracts;
using EGovPlatform.Evidence.V1;
using EGovPlatform.Scoring.Consumers;
using EGovPlatform.Scoring.Features.Reconciliation;
using EGovPlatform.Scoring.Features.Sets;
using EGovPlatform.Scoring.Features.Sheets;
using EGovPlatform.Scoring.Grpc;
using EGovPlatform.ServiceDefaults;
using EGovPlatform.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("scoring");
builder.AddServiceDatabase("scoring-db");
builder.Services.AddOpenApi("v1", ApiDescription.Describe);
builder.AddMessaging(events =>
{
    events.Handle<DeclarationSubmitted, ScoreSubmission>();
    events.Handle<RankingPublished, OpenPublishedSheets>();
});
builder.AddServiceClient<Declarations.DeclarationsClient>("evidence");
builder.AddReconciliation<ReconcileSubmissions>();
builder.Services.AddScoped<SheetReaders>();
builder.Services.AddGrpc();
builder.AddDraftChecks();

var app = builder.Build();
app.MapServiceDefaults();
app.MapApiDescription();
app.UseRateLimiter();
app.MapSets();
app.MapSheets();
app.MapGrpcService<ScoringService>();
app.Run();

public partial class Program;
