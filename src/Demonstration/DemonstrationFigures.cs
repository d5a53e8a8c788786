using System.Globalization;
using EGovPlatform.Criteria;

namespace EGovPlatform.Demonstration;

/// <summary>
/// Made-up figures for a demonstration unit, the same at every run: drawn from a seed that is the unit's number, so that a unit is good or
/// poor throughout and figures look like figures. Nothing in them speaks of a real place.
/// </summary>
internal static class DemonstrationFigures
{
    private const int Seed = 2386;

    /// <summary>The labels that made-up evidence bears.</summary>
    private const string EvidenceLabel = "số liệu giả định";

    /// <summary>Left open in the draft that a visitor finishes: a share, a choice, a count and a sample.</summary>
    private static readonly HashSet<string> LeftToTheVisitor = ["NT.1", "UD.1.2", "DV.2", "NL.1", "XH.7", "UD.2.6"];

    /// <summary>A declaration's values by criterion code, in the form that the API takes.</summary>
    /// <param name="unit">Whose.</param>
    /// <param name="complete">False for the draft that leaves some criteria open.</param>
    public static SortedDictionary<string, object> For(DemonstrationUnit unit, bool complete)
    {
        var number = int.Parse(unit.Code.AsSpan(4), CultureInfo.InvariantCulture);
        var random = new Random(Seed * 1000 + number);
        // Between a unit that has only begun and one that leads.
        var quality = 0.35 + 0.62 * random.NextDouble();
        var values = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var criterion in CriteriaSets.Get(DemonstrationRound.SetId).Criteria)
        {
            // Drawn also where it is left out, so that what follows does not depend on what is left out.
            var value = Value(criterion, unit, random, quality);
            if (value is not null && (complete || !LeftToTheVisitor.Contains(criterion.Code)))
            {
                values[criterion.Code] = value;
            }
        }

        return values;
    }

    private static Dictionary<string, object>? Value(Criterion criterion, DemonstrationUnit unit, Random random, double quality)
    {
        // Some units have no markets, no units below them: the set says for which criteria that counts.
        var applies = !(criterion.Code == "XH.6" && unit.Attributes["hasMarkets"] is false) && !(criterion.Code == "UD.2.8" && unit.Attributes["hasSubordinateUnits"] is false);
        var figures = criterion.Direction switch
        {
            Direction.Score => Figures(criterion, random, quality),
            Direction.Bonus when random.NextDouble() < 0.4 * quality => Figures(criterion, random, quality),
            Direction.Penalty when random.NextDouble() < 0.12 * (1 - quality) => Figures(criterion, random, quality: 0.2),
            _ => null,
        };
        if (!applies)
        {
            return new() { ["notApplicable"] = true };
        }

        // Now and then the evidence is forgotten; what that costs is part of the demonstration.
        if (figures is not null && random.NextDouble() > 0.015)
        {
            figures["evidence"] = Evidence(criterion, unit);
        }

        return figures;
    }

    private static string[] Evidence(Criterion criterion, DemonstrationUnit unit) =>
        criterion.EvidenceKinds.Contains("link")
            // The top-level domain .example belongs to nobody (RFC 2606).
            ? [$"https://{unit.Code.ToLowerInvariant()}.example/{criterion.Code.ToLowerInvariant()}"]
            : [$"Tài liệu minh họa {unit.Code}/{criterion.Code} ({EvidenceLabel})"];

    private static Dictionary<string, object>? Figures(Criterion criterion, Random random, double quality)
    {
        var figures = new Dictionary<string, object>();
        if (criterion.Rule is FormulaRule)
        {
            Formula(criterion.Code, figures, random, quality);
        }
        else if (criterion.Code == "UD.2.5")
        {
            // Received within 8 hours includes what was received within 4.
            var within8h = random.NextDouble() < quality ? 100 : 80 + random.Next(0, 20);
            (figures["within4h"], figures["within8h"]) = (Part(random, within8h, quality), within8h);
        }
        else if (criterion.Rule is SampleRule sample)
        {
            var size = sample.Minimum + random.Next(0, 13);
            figures["checked"] = size;
            figures["failed"] = Part(random, size, 0.25 * (1 - quality));
        }
        else
        {
            var names = criterion.Rule.Inputs.Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var input in criterion.Rule.Inputs)
            {
                Figure(input, names, figures, random, quality);
            }
        }

        return figures;
    }

    private static void Figure(RuleInput input, HashSet<string> names, Dictionary<string, object> figures, Random random, double quality)
    {
        switch (input.Type)
        {
            case InputType.Option:
                var best = input.Options.OrderByDescending(option => option.Points).ToList();
                figures[input.Name] = best[random.NextDouble() < quality ? 0 : random.Next(best.Count)].Id;
                break;
            case InputType.Flag:
                figures[input.Name] = random.NextDouble() < quality;
                break;
            case InputType.Number when input.Name.EndsWith("numerator", StringComparison.Ordinal):
                var whole = random.Next(40, 900);
                // A third reach the whole: many criteria give their points only there.
                figures[input.Name] = random.NextDouble() < quality * 0.55 ? whole : Part(random, whole, quality);
                figures[input.Name.Replace("numerator", "denominator", StringComparison.Ordinal)] = whole;
                break;
            case InputType.Percent when !names.Contains(input.Name + ".numerator") && !names.Contains(Beside(input.Name, "numerator")):
                figures[input.Name] = Math.Round((decimal)(100 * quality), 1);
                break;
            case InputType.Count or InputType.Number when !input.Name.EndsWith("denominator", StringComparison.Ordinal):
                // What one is worth tells how many are worth declaring.
                var most = input.Options.Count > 0 ? 5 : 120;
                figures[input.Name] = Part(random, most, quality);
                break;
        }
    }

    /// <summary>The criteria whose formula relates its inputs: what is part of another figure must not exceed it.</summary>
    private static void Formula(string code, Dictionary<string, object> figures, Random random, double quality)
    {
        switch (code)
        {
            case "UD.2.8":
                var units = random.Next(2, 9);
                figures["units"] = units;
                foreach (var name in (string[])["sending", "receiving", "drafting"])
                {
                    figures[name] = Part(random, units, quality);
                }

                break;
            case "DV.2":
                var (partial, full) = (random.Next(20, 90), random.Next(15, 70));
                (figures["a"], figures["b"]) = (partial, full);
                (figures["c"], figures["d"]) = (Part(random, partial, quality), Part(random, full, quality));
                break;
            case "DV.3":
                var all = random.Next(400, 6000);
                var some = Part(random, all, 0.4 * quality);
                (figures["a"], figures["b"], figures["c"]) = (all, some, Part(random, all - some, quality));
                break;
            default:
                throw new InvalidOperationException($"{code} has a formula that the demonstration has no figures for.");
        }
    }

    /// <summary>A part of a whole, around the given share.</summary>
    private static int Part(Random random, int whole, double share) =>
        (int)Math.Round(whole * Math.Clamp(share + 0.3 * (random.NextDouble() - 0.5), 0, 1));

    private static string Beside(string name, string sibling) =>
        name.LastIndexOf('.') is var dot and >= 0 ? name[..(dot + 1)] + sibling : sibling;
}
