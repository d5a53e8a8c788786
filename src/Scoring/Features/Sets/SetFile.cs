using EGovPlatform.Criteria;
using EGovPlatform.ServiceDefaults;
using Microsoft.AspNetCore.Http.Features;

namespace EGovPlatform.Scoring.Features.Sets;

/// <summary>A set file (YAML) that somebody sends to have it checked or compared. It is read and forgotten.</summary>
public static class SetFile
{
    /// <summary>As long as a set file may be, in bytes.</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <exception cref="ProblemException">413: longer than <see cref="MaximumBytes"/>; 422: no set, with line, column and reason.</exception>
    public static async Task<CriteriaSet> Read(HttpRequest request, CancellationToken ct)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaximumBytes;
        using var file = new MemoryStream();
        await request.Body.CopyToAsync(file, ct);
        file.Position = 0;
        try
        {
            return CriteriaSet.Load(file);
        }
        catch (CriteriaSetException e)
        {
            throw ScoringProblems.SetUnreadable(e);
        }
    }
}
