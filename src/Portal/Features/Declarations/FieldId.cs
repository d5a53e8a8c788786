namespace EGovPlatform.Portal.Features.Declarations;

/// <summary>
/// The ids of a form's elements. Inputs of a part have a point in their names, which stays out of ids for CSS's sake. The scope tells the criteria of one form
/// apart; it is empty where the form is about one.
/// </summary>
public static class FieldId
{
    public static string Of(string input, string? option = null, string scope = "") =>
        "field-" + Plain(scope + input) + (option is null ? "" : "-" + option);

    public static string Error(string input, string scope = "") => "error-" + Plain(scope + input);

    private static string Plain(string name) => name.Replace('.', '-').Replace(':', '-');
}
