namespace EGovPlatform.Portal.Features.Declarations;

/// <summary>The ids of a form's elements. Inputs of a part have a point in their names, which stays out of ids for CSS's sake.</summary>
public static class FieldId
{
    public static string Of(string input, string? option = null) =>
        "field-" + input.Replace('.', '-') + (option is null ? "" : "-" + option);

    public static string Error(string input) => "error-" + input.Replace('.', '-');
}
