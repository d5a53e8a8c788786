using System.Globalization;
using System.Text.Json.Nodes;
using EGovPlatform.Evidence.Features.Rounds;
using EGovPlatform.Scoring.V1;
using Grpc.Core;
using ScoringClient = EGovPlatform.Scoring.V1.Scoring.ScoringClient;

namespace EGovPlatform.Evidence.Features.Declarations;

/// <summary>What Scoring says of a draft: what is wrong with it, and what it would score.</summary>
/// <param name="ResultJson">In the form of <c>egov score --json</c>.</param>
/// <param name="SetVersion">The version of the set that it was scored by.</param>
/// <param name="ParameterProblems">What the set does not leave to the round to decide.</param>
internal sealed record DraftVerdict(IReadOnlyList<ValueProblem> Problems, string ResultJson, int SetVersion, IReadOnlyList<ValueProblem> ParameterProblems)
{
    /// <summary>The total of a result of <c>egov score --json</c>, unrounded; null where there is no result or it has no total.</summary>
    public static ScoredTotal Total(string? resultJson) => new(resultJson is null ? null : (decimal?)JsonNode.Parse(resultJson)!["total"]);

    /// <summary>The criteria's parts of a result of <c>egov score --json</c>, traces included, in the order asked for; null where the set has no such criterion.</summary>
    public static IEnumerable<JsonNode?> Criteria(string resultJson, IEnumerable<string> codes)
    {
        // With its traces a result is long: it is read once for all of them.
        var byCode = JsonNode.Parse(resultJson)!["criteria"]!.AsArray().ToDictionary(criterion => (string)criterion!["code"]!);
        return codes.Select(code => byCode.GetValueOrDefault(code)?.DeepClone());
    }
}

/// <summary>Asks Scoring about drafts. Nothing is stored on either side.</summary>
internal sealed class DraftCheck(ScoringClient scoring)
{
    /// <param name="input">The whole draft in the input form of <c>egov score</c>.</param>
    /// <param name="measure">With the version 0 for the newest that is published.</param>
    /// <returns>Null where no such criteria set ships, or not in this version.</returns>
    /// <exception cref="ServiceDefaults.ProblemException">503: Scoring is away, so nothing can be said. 400: the declaration is nested too deep or too long.</exception>
    public async Task<DraftVerdict?> Ask(Measure measure, JsonObject input, CancellationToken ct)
    {
        try
        {
            var answer = await scoring.CheckValuesAsync(
                new CheckValuesRequest { SetId = measure.SetId, SetVersion = measure.SetVersion, ParametersJson = measure.Parameters, InputJson = input.ToJsonString() },
                cancellationToken: ct);
            return new(answer.Problems, answer.ResultJson, answer.SetVersion, answer.ParameterProblems);
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
        // A form that no declaration has: nested too deep, too long.
        catch (RpcException error) when (error.StatusCode == StatusCode.InvalidArgument)
        {
            throw Refusals.MalformedJson(error);
        }
        catch (RpcException error) when (!ct.IsCancellationRequested && error.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted or StatusCode.Cancelled)
        {
            throw Refusals.ScoringAway(error);
        }
    }

    /// <summary>The problem's text in the language of the request.</summary>
    public static ServiceDefaults.FieldProblem ToField(ValueProblem problem)
    {
        var field = string.Join('.', new[] { "values", problem.Criterion, problem.Input }.Where(part => part.Length > 0));
        return InLanguage(problem, field);
    }

    /// <summary>A problem of the round's parameters, in the language of the request.</summary>
    public static ServiceDefaults.FieldProblem ToParameter(ValueProblem problem) => InLanguage(problem, $"parameters.{problem.Input}.{problem.Criterion}");

    private static ServiceDefaults.FieldProblem InLanguage(ValueProblem problem, string field)
    {
        var vietnamese = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en";
        return new(
            field,
            problem.Code,
            vietnamese ? problem.ExpectedVi : problem.ExpectedEn,
            vietnamese ? problem.MessageVi : problem.MessageEn)
        {
            Criterion = problem.Criterion.Length > 0 ? problem.Criterion : null,
            Input = problem.Input.Length > 0 ? problem.Input : null,
        };
    }
}
