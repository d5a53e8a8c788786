using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;

namespace Aspire.Hosting;

public static class ParameterResourceBuilderExtensions
{
    /// <summary>A parameter whose value configuration gives under Parameters:{name}.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, _ => Configured(builder, name) ?? throw Missing(name), secret));

    /// <summary>A parameter with a value that configuration may replace.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, _ => Configured(builder, name) ?? value, secret));

    /// <summary>A parameter with a default that configuration may replace, made once and kept when <paramref name="persist"/> says so.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        string Value(ParameterDefault? fallback)
        {
            if (Configured(builder, name) is { } configured)
            {
                return configured;
            }

            return persist
                ? new DataFolder(builder.Configuration[DistributedApplicationBuilder.StorePath]!).Secret(name, fallback!.GetDefaultValue)
                : fallback!.GetDefaultValue();
        }

        return builder.AddResource(new ParameterResource(name, Value, secret) { Default = value });
    }

    /// <summary>A secret of 22 characters that is made once and kept; it is not added as a resource.</summary>
    public static ParameterResource CreateDefaultPasswordParameter(
        IDistributedApplicationBuilder builder,
        string name,
        bool lower = true,
        bool upper = true,
        bool numeric = true,
        bool special = true,
        int minLower = 0,
        int minUpper = 0,
        int minNumeric = 0,
        int minSpecial = 0)
    {
        var generated = new GenerateParameterDefault
        {
            MinLength = 22,
            Lower = lower,
            Upper = upper,
            Numeric = numeric,
            Special = special,
            MinLower = minLower,
            MinUpper = minUpper,
            MinNumeric = minNumeric,
            MinSpecial = minSpecial,
        };
        return new ParameterResource(
            name,
            fallback => Configured(builder, name)
                ?? new DataFolder(builder.Configuration[DistributedApplicationBuilder.StorePath]!).Secret(name, fallback!.GetDefaultValue),
            secret: true)
        {
            Default = generated,
        };
    }

    private static string? Configured(IDistributedApplicationBuilder builder, string name) => builder.Configuration[$"Parameters:{name}"];

    private static MissingParameterValueException Missing(string name) =>
        new($"Parameter resource could not be used because configuration key 'Parameters:{name}' is missing and the Parameter has no default value.");
}
