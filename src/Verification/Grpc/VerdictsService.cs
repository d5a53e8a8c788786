using System.Globalization;
using EGovPlatform.ServiceDefaults;
using EGovPlatform.Verification.Features.Links;
using EGovPlatform.Verification.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Npgsql;

namespace EGovPlatform.Verification.Grpc;

/// <summary>Answers the other services what was found of declared links.</summary>
[Authorize(Policy = Policies.Service)]
internal sealed class VerdictsService(NpgsqlDataSource database) : Verdicts.VerdictsBase
{
    public override async Task<ListLinkVerdictsResponse> ListLinkVerdicts(ListLinkVerdictsRequest request, ServerCallContext context) => new()
    {
        Verdicts =
        {
            (await LinkRow.Newest(database, request.Round, request.Unit, context.CancellationToken)).Select(link => new LinkVerdict
            {
                Criterion = link.Criterion,
                Url = link.Url,
                State = link.State,
                Reason = link.Reason,
                CheckedAt = link.CheckedAt?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) ?? "",
                ContentHash = link.ContentHash,
            }),
        },
    };
}
