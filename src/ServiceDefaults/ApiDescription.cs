using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace EGovPlatform.ServiceDefaults;

/// <summary>
/// What every service's OpenAPI document says in the same way: who may call, how errors are answered, what numbers are, which headers come. The service
/// calls AddOpenApi itself, because the doc comments of its types are read where that is called; the gateway makes one document of all.
/// </summary>
public static class ApiDescription
{
    /// <summary>Where a service, and the gateway for all of them, answers its document.</summary>
    public const string Path = "/openapi/v1.json";

    /// <summary>Extension of an operation: the policies that it demands, or <see cref="Anonymous"/>.</summary>
    public const string PolicyExtension = "x-policy";

    /// <summary>Extension of an operation: the roles one of which it demands.</summary>
    public const string RolesExtension = "x-roles";

    /// <summary>Stands in <see cref="PolicyExtension"/> where no token is asked for.</summary>
    public const string Anonymous = "anonymous";

    private const string Bearer = "bearer";
    private const string AnyType = "*/*";
    private const string ProblemType = "application/problem+json";

    /// <summary>The settings for AddOpenApi.</summary>
    public static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = api => api.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.CreateSchemaReferenceId = SchemaName;
        options.AddSchemaTransformer(DescribeSchema);
        options.AddOperationTransformer(DescribeOperation);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Components ??= new();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = Bearer,
                BearerFormat = "JWT",
                Description = $"An access token of the platform's issuer. Each operation names the policy that it demands in {PolicyExtension}, or the roles in {RolesExtension}.",
            };
            // Behind the gateway a service's own address means nothing.
            document.Servers = [];
            return Task.CompletedTask;
        });
    }

    /// <summary>The document itself, for the gateway. It says nothing that the gateway does not publish.</summary>
    public static void MapApiDescription(this IEndpointRouteBuilder app) => app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    /// <summary>Name (the operation's id, which client generators make methods of) and one line of what the endpoint does.</summary>
    public static RouteHandlerBuilder Described(this RouteHandlerBuilder endpoint, string name, string summary) => endpoint.WithName(name).WithSummary(summary);

    /// <summary>The statuses with which the endpoint itself refuses; those of authentication, and the default, are added to every one.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
            endpoint.Produces<Problem>(status, ProblemType);
        return endpoint;
    }

    /// <summary>What the endpoint reads from the body by itself.</summary>
    /// <typeparam name="T">Describes it; nothing is read into it.</typeparam>
    public static RouteHandlerBuilder Reads<T>(this RouteHandlerBuilder endpoint, params string[] types)
        where T : notnull =>
        // Were only these accepted, routing would refuse others before anybody is asked who they are.
        endpoint.Accepts<T>(types[0], [.. types[1..], AnyType]);

    /// <summary>Answers bear an ETag.</summary>
    public static RouteHandlerBuilder WithETag(this RouteHandlerBuilder endpoint) => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (status.StartsWith('2'))
                AddHeader(response, "ETag", "Names this state: for If-Match, and for If-None-Match where the operation takes it.");
        }

        return Task.CompletedTask;
    });

    /// <summary>Answers bear an ETag, and 304 where the caller has that state already.</summary>
    public static RouteHandlerBuilder WithConditionalETag(this RouteHandlerBuilder endpoint) => endpoint.WithETag().Produces(StatusCodes.Status304NotModified)
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "If-None-Match",
                In = ParameterLocation.Header,
                Description = "The ETag that the caller has; answered with 304 while it still stands.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
            return Task.CompletedTask;
        });

    /// <summary>Anonymous callers may read what is published; a token that meets the policy reads the rest.</summary>
    public static RouteHandlerBuilder ReadsMoreWith(this RouteHandlerBuilder endpoint, string policy) => endpoint.Refuses(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden)
        .AddOpenApiOperationTransformer((operation, context, _) =>
        {
            operation.Security = [new OpenApiSecurityRequirement(), Demand(context.Document)];
            operation.Description = $"Without a token: what is published. With one that meets the policy {policy}: everything.";
            return Task.CompletedTask;
        });

    /// <summary>A type inside a use case is named after it: PutRound.Request is PutRoundRequest. A generic one is described once, for one argument.</summary>
    private static string? SchemaName(JsonTypeInfo type)
    {
        if (Nullable.GetUnderlyingType(type.Type) is not null || OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null)
            return null;
        var name = type.Type.Name.Split('`')[0];
        return type.Type.DeclaringType is { } useCase ? useCase.Name + name : name;
    }

    private static Task DescribeSchema(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = context.JsonTypeInfo.Type;
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(decimal))
            schema.Format = "decimal";
        if (type == typeof(JsonObject) || context.JsonTypeInfo.Properties.Any(property => property.IsExtensionData))
            schema.AdditionalProperties = new OpenApiSchema();
        // A value's members have no constructor that asks for them, and are all there nevertheless.
        if (type.IsValueType && schema.Properties is { Count: > 0 } members)
            schema.Required = members.Keys.ToHashSet();
        // Members that are left out where they are null.
        foreach (var property in context.JsonTypeInfo.Properties.Where(property => property.ShouldSerialize is not null))
            schema.Required?.Remove(property.Name);
        return Task.CompletedTask;
    }

    private static Task DescribeOperation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        operation.Responses ??= [];
        operation.RequestBody?.Content?.Remove(AnyType);
        DescribeAccess(operation, context);
        operation.Responses.TryAdd("default", Refusal("Any other refusal or failure.", context.Document));
        foreach (var (status, response) in operation.Responses)
        {
            if (status == "201")
                AddHeader(response, "Location", "Where to find it.");
            if (status is "429" or "503")
                AddHeader(response, "Retry-After", "Seconds after which to try again.");
        }

        foreach (var parameter in operation.Parameters ?? [])
            parameter.Description ??= Parameters.GetValueOrDefault(parameter.Name!);
        return Task.CompletedTask;
    }

    private static void DescribeAccess(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Extensions[PolicyExtension] = new JsonNodeExtension(Anonymous);
            return;
        }

        var policies = metadata.OfType<IAuthorizeData>().Select(data => data.Policy).OfType<string>().Distinct().ToArray();
        var roles = metadata.OfType<AuthorizationPolicy>().SelectMany(policy => policy.Requirements).OfType<RolesAuthorizationRequirement>()
            .SelectMany(requirement => requirement.AllowedRoles).Distinct().ToArray();
        if (policies.Length > 0)
            operation.Extensions[PolicyExtension] = new JsonNodeExtension(string.Join(' ', policies));
        if (roles.Length > 0)
            operation.Extensions[RolesExtension] = new JsonNodeExtension(new JsonArray([.. roles.Select(role => JsonValue.Create(role))]));
        operation.Security = [Demand(context.Document)];
        operation.Responses!.TryAdd("401", Refusal("No token, or none that is valid.", context.Document));
        operation.Responses.TryAdd("403", Refusal("The token's owner may not.", context.Document));
    }

    private static OpenApiSecurityRequirement Demand(OpenApiDocument? document) => new() { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] };

    private static OpenApiResponse Refusal(string description, OpenApiDocument? document) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType> { [ProblemType] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), document) } },
    };

    private static void AddHeader(IOpenApiResponse response, string name, string description)
    {
        if (response is not OpenApiResponse own)
            return;
        own.Headers ??= new Dictionary<string, IOpenApiHeader>();
        own.Headers[name] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }

    /// <summary>What a parameter means wherever it stands; an endpoint's own doc comment goes before.</summary>
    private static readonly Dictionary<string, string> Parameters = new()
    {
        ["round"] = "Code of the round (kỳ đánh giá).",
        ["unit"] = "Code of the unit.",
        ["criterion"] = "Code of the criterion, such as NT.4.",
        ["set"] = "Id of the criteria set, for its newest version, or id@version.",
        ["other"] = "Id of the set to compare with, or id@version.",
        ["sha256"] = "The file's SHA-256, in lower-case hex.",
        ["version"] = "Number of the submission; the newest where none is given.",
        ["number"] = "Number of the publication in its round, from 1.",
        ["after"] = "The last code of the page before; the first page where none is given.",
        ["limit"] = "How many to a page at most: 1 to 500, else 100.",
        ["name"] = "Name of the file, where the body is the file itself.",
        ["If-Match"] = "The ETag that the caller saw; refused with 412 where somebody else has written since. Without it whatever stands is replaced.",
        ["Idempotency-Key"] = "Up to 200 characters of the caller's choice: the same request sent again under the same key is answered as the first was.",
    };
}
