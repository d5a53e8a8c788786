using EGovPlatform.Criteria;

namespace EGovPlatform.Cli.Commands;

/// <summary>Levels, grades and types as lines for a person: the outcome, what it rests on, and what the next one up still takes.</summary>
internal static class ClassificationText
{
    public static void Write(Terminal terminal, CriteriaSet set, ScoreResult result, bool explain)
    {
        foreach (var classification in result.Classification)
        {
            terminal.Line("");
            if (classification.Decisions is not [{ Group: null }]) terminal.Line(classification.Title.In(terminal.Language));
            foreach (var decision in classification.Decisions)
            {
                var title = decision.Group is { } code ? set.Groups.First(g => g.Code == code).Title : classification.Title;
                terminal.Line(Outcome(terminal, title.In(terminal.Language), decision, set.Content.DisplayDecimals));
                foreach (var candidate in decision.Candidates.Where(c => explain || c.Id == decision.Outcome || c == decision.Next)) Write(terminal, candidate);
                if (!explain) continue;
                foreach (var line in decision.Trace.Render(terminal.Language)) terminal.Line("    " + line);
            }
        }
    }

    private static string Outcome(Terminal terminal, string title, ClassificationDecision decision, int decimals) =>
        decision.Points is { } points
            ? terminal.Text("classification.outcome-points", title, decision.Label.In(terminal.Language), terminal.Number(points, decimals), terminal.Number(decision.Max, 6))
            : terminal.Text("classification.outcome", title, decision.Label.In(terminal.Language));

    private static void Write(Terminal terminal, ClassificationCandidate candidate)
    {
        terminal.Line("  " + terminal.Text(candidate.Holds ? "classification.holds" : "classification.fails", candidate.Label.In(terminal.Language)));
        foreach (var condition in candidate.Conditions)
            terminal.Line($"    [{(condition.Holds ? "x" : " ")}] {condition.Text.In(terminal.Language).ReplaceLineEndings(" ")}");
    }
}
