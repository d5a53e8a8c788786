using EGovPlatform.Criteria;

namespace EGovPlatform.Templates;

/// <summary>An attribute of the unit that some gate of a set depends on.</summary>
/// <param name="Name">Its name in a declaration.</param>
/// <param name="Label">What to ask.</param>
internal sealed record UnitAttribute(string Name, Bilingual Label);

/// <summary>The attributes that a set's conditional gates ask for.</summary>
internal static class UnitAttributes
{
    public static IReadOnlyList<UnitAttribute> Of(CriteriaSet set) =>
        (from criterion in set.Criteria
         where criterion.Gate is not null
         from name in criterion.Gate!.Attributes
         group criterion by name into asked
         orderby asked.Key
         select new UnitAttribute(asked.Key, Label(asked.Key, asked.ToList()))).ToList();

    private static Bilingual Label(string name, IReadOnlyList<Criterion> criteria)
    {
        // Sets name attributes only; those of the sets that ship have words here.
        if (FormTexts.Has("attribute." + name)) return FormTexts.Say("attribute." + name);
        var (condition, title) = (criteria[0].Gate!.When!, criteria[0].Title);
        return FormTexts.Say("attribute", name, condition, title);
    }
}
