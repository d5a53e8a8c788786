using Duende.IdentityServer.Clients;
using Duende.IdentityServer.Grants;
using Duende.IdentityServer.Validation;
using Microsoft.AspNetCore.Http;

namespace Duende.IdentityServer.Endpoints;

/// <summary>/connect/revocation (RFC 7009): ends a refresh token's whole family. Access tokens are self-contained and end by themselves.</summary>
internal sealed class RevocationEndpoint(ClientAuthentication authentication, GrantKeeper grants)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (await Parameters.OfFormAsync(context.Request, context.RequestAborted) is not { Fault: null } form)
        {
            await Answers.RefuseAsync(context, "invalid_request", "A form (application/x-www-form-urlencoded) is expected, with each parameter once.");
            return;
        }

        if (await authentication.ProveAsync(context.Request, form) is not { } client)
        {
            await Answers.RefuseClientAsync(context);
            return;
        }

        if (form["token"] is not { } handle)
        {
            await Answers.RefuseAsync(context, "invalid_request", "token is needed.");
            return;
        }

        if (form["token_type_hint"] is not (null or "refresh_token" or "access_token"))
        {
            await Answers.RefuseAsync(context, "unsupported_token_type", "token_type_hint is refresh_token or access_token.");
            return;
        }

        // Another application's token is as unknown as one that never was: the answer does not tell.
        if (await grants.FindRefreshTokenAsync(handle, client.ClientId) is { } token)
        {
            await grants.ExclusivelyAsync(token.Family, async () =>
            {
                await grants.RevokeFamilyAsync(token);
                return true;
            });
        }

        Answers.NotStored(context);
    }
}
