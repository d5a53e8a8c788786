namespace EGovPlatform.Criteria;

/// <summary>A set file that cannot be loaded: where, and what was expected there.</summary>
public sealed class CriteriaSetException : Exception
{
    internal CriteriaSetException(long line, long column, string path, Bilingual reason, Exception? inner = null)
        : base($"line {line}, column {column}{(path.Length > 0 ? $" ({path})" : "")}: {reason.En}", inner)
    {
        Line = line;
        Column = column;
        Path = path;
        Reason = reason;
    }

    /// <summary>Line of the file, from 1.</summary>
    public long Line { get; }

    /// <summary>Column in the line, from 1.</summary>
    public long Column { get; }

    /// <summary>The place in the set, such as <c>groups[0].criteria[3].rule.kind</c>.</summary>
    public string Path { get; }

    /// <summary>What is wrong and what was expected.</summary>
    public Bilingual Reason { get; }
}
