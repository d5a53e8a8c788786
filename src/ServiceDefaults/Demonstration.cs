namespace EGovPlatform.ServiceDefaults;

/// <summary>The demonstration (trình diễn): made-up units and figures, and a development issuer for its tokens.</summary>
public static class Demonstration
{
    /// <summary>The issuer of tokens that only a running demonstration accepts.</summary>
    public const string Issuer = "urn:egov:development-issuer";

    /// <summary>Codes of demonstration units start with it; no real unit's code may.</summary>
    public const string UnitPrefix = "MAU-";

    /// <summary>Whether <c>Demonstration:Enabled</c> is true; false where it is missing.</summary>
    public static bool IsDemonstration(this IConfiguration configuration) =>
        configuration.GetValue("Demonstration:Enabled", defaultValue: false);
}
