using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Duende.IdentityServer.Endpoints;

/// <summary>A page that posts the answer to the application (OAuth 2.0 Form Post Response Mode).</summary>
internal static class FormPost
{
    private const string Script = "document.forms[0].submit()";

    private static readonly string ScriptHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));

    public static Task WriteAsync(HttpContext context, string address, IReadOnlyDictionary<string, string> answer)
    {
        var html = HtmlEncoder.Default;
        var fields = string.Concat(answer.Select(pair => $"<input type=\"hidden\" name=\"{html.Encode(pair.Key)}\" value=\"{html.Encode(pair.Value)}\">"));
        Answers.NotStored(context);
        context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'sha256-{ScriptHash}'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"<!doctype html><html><head><meta charset=\"utf-8\"><title>…</title></head><body><form method=\"post\" action=\"{html.Encode(address)}\">{fields}<noscript><button>→</button></noscript></form><script>{Script}</script></body></html>",
            context.RequestAborted);
    }
}
