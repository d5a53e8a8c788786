namespace EGovPlatform.Criteria.Reports;

/// <summary>Finds the criterion that each row reports. The words decide; the number tells apart criteria of the same words and helps where the words were changed a little.</summary>
internal static class ReportMatching
{
    private const double SimilarWithNumber = 0.75;
    private const double SimilarAlone = 0.9;

    public static List<ReportRow> Match(List<ReportRow> rows, IReadOnlyList<ReportedCriterion> criteria)
    {
        var words = criteria.Select(c => ReportText.Words(c.Title)).ToArray();
        var rowWords = rows.Select(r => ReportText.Words(r.Title)).ToArray();
        var criterionOf = new int?[rows.Count];
        var taken = new bool[criteria.Count];

        // Surest first, and each criterion once: a weak likeness must not take what another row reports word for word.
        Pass((r, c) => rowWords[r] == words[c] && SameNumber(r, c));
        Pass((r, c) => rowWords[r] == words[c]);
        Pass((r, c) => SameNumber(r, c) && Likeness(rowWords[r], words[c]) >= SimilarWithNumber);
        Pass((r, c) => Likeness(rowWords[r], words[c]) >= SimilarAlone);
        return [.. rows.Select((row, r) => criterionOf[r] is { } c ? row with { Criterion = criteria[c].Code } : row)];

        void Pass(Func<int, int, bool> agree)
        {
            for (var r = 0; r < rows.Count; r++)
            {
                for (var c = 0; c < criteria.Count && criterionOf[r] is null; c++)
                {
                    if (taken[c] || !agree(r, c)) continue;
                    (criterionOf[r], taken[c]) = (c, true);
                }
            }
        }

        bool SameNumber(int r, int c) => rows[r].Number is { } number && (number == criteria[c].Number || number == criteria[c].Code);
    }

    /// <summary>Dice's coefficient over the words: 1 for the same words, 0 for none in common.</summary>
    private static double Likeness(string a, string b)
    {
        var (left, right) = (a.Split(' '), b.Split(' '));
        var counts = left.GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());
        var common = 0;
        foreach (var word in right)
        {
            if (!counts.TryGetValue(word, out var count) || count == 0) continue;
            counts[word] = count - 1;
            common++;
        }
        return 2.0 * common / (left.Length + right.Length);
    }
}
