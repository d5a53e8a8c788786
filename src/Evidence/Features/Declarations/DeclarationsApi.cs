using EGovPlatform.Criteria;
using EGovPlatform.ServiceDefaults;
using Microsoft.OpenApi;

namespace EGovPlatform.Evidence.Features.Declarations;

internal static class DeclarationsApi
{
    /// <summary>
    /// Declarations of one unit in one round. Whoever may not read them is told so before anything is looked up, so that the answer does
    /// not tell which units take part.
    /// </summary>
    public static void MapDeclarations(this IEndpointRouteBuilder app)
    {
        var declaration = app.MapGroup("/api/v1/rounds/{round}/declarations/{unit}").WithTags("Declarations");

        var read = declaration.MapGroup("").RequireAuthorization(Policies.UnitReader);
        read.MapGet("", GetDeclaration.Handle)
            .Described("getDeclaration", "The declaration as it stands: its values, what they would score, and what was found of them.")
            .Produces<DeclarationView<ScoreResultDocument>>().Refuses(404).WithETag();
        read.MapGet("report", GetReport.Handle)
            .Described("getReport", "The newest report that was read in: what was understood of it.")
            .Produces<ReportView>().Refuses(404);
        read.MapGet("files/{sha256}", Files.GetFile.Handle)
            .Described("getEvidenceFile", "A file of the declaration, as an attachment.")
            .Produces<Stream>(200, "application/pdf", "image/png", "image/jpeg").Refuses(404);

        var write = declaration.MapGroup("").RequireAuthorization(Policies.UnitOfficer);
        write.MapPut("values/{criterion}", PutValue.Handle)
            .Described("putValue", "Declares one criterion, and shows what that does to the score.")
            .Reads<SentValue>("application/json").Produces<ValueChange<ScoreResultDocument.CriterionScore>>().Refuses(Writing).WithETag();
        write.MapDelete("values/{criterion}", WithdrawValue.Handle)
            .Described("withdrawValue", "Takes a value out of the draft.")
            .Refuses(Writing).WithETag();
        write.MapPut("values", PutValues.Handle)
            .Described("putValues", "Declares many criteria at once: all are stored, or none and every problem is listed.")
            .Reads<SentValues>("application/json").Produces<ValueChanges<ScoreResultDocument.CriterionScore>>().Refuses(Writing).WithETag();
        write.MapPost("files", Files.UploadFile.Handle)
            .Described("uploadEvidenceFile", "Keeps a file for the declaration: one file of a form, or the body itself. PDF, PNG or JPEG, up to 10 MiB.")
            .Reads<Files.UploadFile.Form>("multipart/form-data", "application/pdf", "image/png", "image/jpeg").Refuses(404, 409, 413, 415, 422)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                foreach (var (type, body) in operation.RequestBody!.Content!)
                {
                    if (type != "multipart/form-data")
                        body.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
                }

                return Task.CompletedTask;
            });
        write.MapPost("submission", Submit.Handle)
            .Described("submitDeclaration", "Submits the declaration: from then on it is frozen, word for word.")
            .Refuses(400, 404, 409, 422);

        declaration.MapPost("report", ImportReport.Handle).RequireAuthorization(Policies.ReportImporter)
            .Described("importReport", "Reads a report into the draft: fills the criteria that have no value yet. UTF-8 text, up to 1 MiB.")
            .Reads<string>("text/tab-separated-values").Produces<ImportView>(201).Refuses(Writing).WithETag();
    }

    /// <summary>How a change of the draft is refused: unreadable, unknown, frozen or outside the calendar, written meanwhile, too long, of another type, invalid, Scoring away.</summary>
    private static readonly int[] Writing = [400, 404, 409, 412, 413, 415, 422, 503];
}
