namespace EGovPlatform.Criteria.Reports;

/// <summary>Which column of a table holds what. A header names the columns; without one their order does.</summary>
internal sealed class ReportColumns
{
    private enum Role
    {
        Content,
        Number,
        Criterion,
        Office,
        Ignored,
    }

    private readonly Role[] roles;

    private ReportColumns(Role[] roles) => this.roles = roles;

    /// <summary>Whether no column is headed as content, so that the last one was taken for it.</summary>
    public bool ContentUnnamed { get; private init; }

    /// <summary>The order of most reports: number, criterion, office, content; with three columns no office, with two no number.</summary>
    public static ReportColumns WithoutHeader(int count) => new(count switch
    {
        <= 2 => [Role.Criterion, Role.Content],
        3 => [Role.Number, Role.Criterion, Role.Content],
        _ => [Role.Number, Role.Criterion, Role.Office, Role.Content],
    });

    /// <summary>The columns that a row of words names; null where the row is no header.</summary>
    public static ReportColumns? FromHeader(IReadOnlyList<string> cells)
    {
        if (cells.Any(c => c.Length > 80)) return null;
        var named = cells.Select(c => Named(ReportText.Words(c))).ToArray();
        if (!named.Contains(Role.Criterion) || cells.Where((c, i) => c.Length > 0 && named[i] is null).Any()) return null;
        if (!named.Contains(Role.Number) && cells.Count(c => c.Length > 0) < 2) return null;
        if (named.Contains(Role.Content)) return new([.. named.Select(r => r ?? Role.Ignored)]);
        // A table may head its last column with another office though it holds the content.
        var roles = named.Select(r => r ?? Role.Ignored).ToArray();
        var last = Array.FindLastIndex(roles, r => r is Role.Office or Role.Ignored);
        if (last >= 0) roles[last] = Role.Content;
        return new(roles) { ContentUnnamed = true };
    }

    public string Number(IReadOnlyList<string> cells) => Join(cells, Role.Number);

    public string Criterion(IReadOnlyList<string> cells) => Join(cells, Role.Criterion);

    public string Office(IReadOnlyList<string> cells) => Join(cells, Role.Office);

    public string Content(IReadOnlyList<string> cells) => Join(cells, Role.Content);

    // A row longer than its header has lost a tab inside its content.
    private string Join(IReadOnlyList<string> cells, Role role) =>
        string.Join(' ', cells.Where((c, i) => c.Length > 0 && (i < roles.Length ? roles[i] : Role.Content) == role));

    private static Role? Named(string words) => words switch
    {
        "" => null,
        "stt" or "tt" or "số tt" or "số thứ tự" or "no" or "mã" or "mã số" or "ký hiệu" => Role.Number,
        _ when HasAny(words, "điểm", "cách tính", "score", "points") => Role.Ignored,
        _ when StartsWithAny(words, "đơn vị", "cơ quan", "bộ phận", "phòng", "người", "office", "responsible") || HasAny(words, "chủ trì", "phối hợp", "phụ trách", "tham mưu") => Role.Office,
        _ when HasAny(words, "tiêu chí", "chỉ số", "chỉ tiêu", "criterion", "criteria", "indicator") => Role.Criterion,
        _ when HasAny(words, "nội dung", "kết quả", "số liệu", "giải trình", "minh chứng", "kiểm chứng", "tài liệu", "đường dẫn", "link", "hình ảnh", "thực hiện", "ghi chú",
            "content", "evidence", "result", "figure", "note") => Role.Content,
        _ => null,
    };

    private static bool HasAny(string words, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts) if ($" {words} ".Contains($" {part} ", StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool StartsWithAny(string words, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts) if (words == part || words.StartsWith(part + " ", StringComparison.Ordinal)) return true;
        return false;
    }
}
