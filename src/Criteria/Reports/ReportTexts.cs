using System.Resources;

namespace EGovPlatform.Criteria.Reports;

/// <summary>The findings' texts, from Resources/ReportTexts.resx (Vietnamese) and ReportTexts.en.resx; the key is the finding's code.</summary>
internal static class ReportTexts
{
    private static readonly ResourceManager Resources = new("EGovPlatform.Criteria.Resources.ReportTexts", typeof(ReportTexts).Assembly);

    public static Bilingual Say(string code, params ReadOnlySpan<object> arguments) => Texts.Say(Resources, code, arguments);
}
