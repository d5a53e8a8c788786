using EGovPlatform.Contracts;
using EGovPlatform.ServiceDefaults;
using EGovPlatform.ServiceDefaults.Messaging;
using EGovPlatform.Verification.Checking;
using EGovPlatform.Verification.Consumers;
using EGovPlatform.Verification.Features.Links;
using EGovPlatform.Verification.Grpc;
using DeclarationsClient = EGovPlatform.Evidence.V1.Declarations.DeclarationsClient;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("verification");
builder.AddServiceDatabase("verification-db");
builder.Services.AddOpenApi("v1", ApiDescription.Describe);
builder.AddMessaging(messages => messages.Handle<DeclarationSubmitted, RecordLinks>());
builder.AddServiceClient<DeclarationsClient>("evidence");
builder.Services.AddGrpc();
builder.AddLinkChecking();

var app = builder.Build();
app.MapServiceDefaults();
app.MapApiDescription();
app.MapLinks();
app.MapGrpcService<VerdictsService>();
app.Run();

public partial class Program;
