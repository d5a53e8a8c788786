using System.Globalization;
using EGovPlatform.Criteria;
using EGovPlatform.Templates.Reading;
using EGovPlatform.Templates.Writing;

namespace EGovPlatform.Templates.Tests;

/// <summary>What LibreOffice computes in a filled-in form is what the library computes from the declaration.</summary>
public sealed class LibreOfficeTests : IDisposable
{
    private const int Declarations = 200;
    private const int Places = 9;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("egov-forms-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Two_hundred_random_declarations_come_to_the_same_points()
    {
        var cases = new Dictionary<string, (CriteriaSet Set, DeclarationInput Input)>();
        var random = CriteriaSets.All.Append(EveryKindSet.Set).Select((set, i) => (set, new RandomDeclarations(set, 20_260_000 + i))).ToList();
        for (var i = 0; i < Declarations; i++)
        {
            var (set, source) = random[i % random.Count];
            var name = $"{i:000}.xlsx";
            cases.Add(name, (set, source.Next()));
            await using var file = File.Create(Path.Combine(_folder.FullName, name));
            DeclarationForm.Write(set, file, i % 5 == 0 ? FormLanguages.English : FormLanguages.Vietnamese, cases[name].Input);
        }
        var saved = await LibreOffice.Recalculate(_folder);
        Assert.Equal(cases.Count, saved.GetFiles().Length);
        var differences = new List<string>();
        foreach (var (name, (set, input)) in cases)
        {
            await using var file = File.OpenRead(Path.Combine(saved.FullName, name));
            differences.AddRange(Differences(set, set.Score(input), WorkbookReader.Read(file)).Select(d => $"{name} {set.Id} {d}"));
            file.Position = 0;
            var read = DeclarationForm.Read(set, file).Input;
            differences.AddRange(input.Values.Keys.Union(read.Values.Keys).Where(c => Written(read, c) != Written(input, c)).Select(c => $"{name} {c}: read back as {Written(read, c)} instead of {Written(input, c)}"));
            if (read.Problems.Count > 0 || read.ToJson() != input.ToJson()) differences.Add($"{name}: not the same declaration");
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(20)));
    }

    private static string Written(DeclarationInput input, string criterion) =>
        input.Values.TryGetValue(criterion, out var value) ? DeclarationInput.ToJson(value) : "nothing";

    private static IEnumerable<string> Differences(CriteriaSet set, ScoreResult result, IReadOnlyList<CellContent> cells)
    {
        var steps = Steps(cells);
        foreach (var (step, expected) in new[] { ("total", result.Total), ("raw", result.RawTotal), ("bonus", result.Bonus), ("penalty", result.Penalty), ("excluded", result.Scale - result.ApplicableMax) })
            if (Differs(steps[("", step)], expected)) yield return $"{step}: {steps[("", step)]} instead of {expected}";
        foreach (var group in result.Groups)
            if (Differs(steps[(group.Code, "group")], group.Points)) yield return $"{group.Code}: {steps[(group.Code, "group")]} instead of {group.Points}";
        foreach (var criterion in result.Criteria)
        {
            var (points, status) = (steps[(criterion.Code, "points")], steps[(criterion.Code, "status")]);
            if (Differs(points, criterion.Points)) yield return $"{criterion.Code}: {points} instead of {criterion.Points}";
            if (status != criterion.StatusCode) yield return $"{criterion.Code}: {status} instead of {criterion.StatusCode}";
            if (criterion.Passes is { } passes && steps[(criterion.Code, "passes")] != (passes ? "1" : "0")) yield return $"{criterion.Code}: does not pass alike";
        }
        foreach (var classification in result.Classification)
        {
            foreach (var decision in classification.Decisions)
            {
                var outcome = steps[(classification.Id, decision.Group is { } group ? $"outcome {group}" : "outcome")];
                if (outcome != decision.Label.Vi && outcome != decision.Label.En) yield return $"{classification.Id} {decision.Group}: {outcome} instead of {decision.Label.Vi}";
            }
        }
    }

    private static Dictionary<(string Subject, string Step), string> Steps(IReadOnlyList<CellContent> cells)
    {
        var rows = cells.Where(c => c.Sheet == Calculation.SheetName).GroupBy(c => c.Row);
        var steps = new Dictionary<(string, string), string>();
        foreach (var row in rows)
        {
            string At(int column) => row.FirstOrDefault(c => c.Column == column)?.Text ?? "";
            // A rule's last step may be called points too; the criterion's own comes after it.
            if (At(2).Length > 0) steps[(At(1), At(2))] = At(3);
        }
        return steps;
    }

    private static bool Differs(string cell, decimal expected) =>
        !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || Math.Round((decimal)value, Places) != Math.Round(expected, Places);
}
