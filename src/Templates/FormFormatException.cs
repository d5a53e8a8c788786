using EGovPlatform.Criteria;

namespace EGovPlatform.Templates;

/// <summary>A file that is no form of the set, so that nothing of it can be read.</summary>
public sealed class FormFormatException : FormatException
{
    internal FormFormatException(Bilingual reason, Exception? inner = null)
        : base(reason.En, inner) => Reason = reason;

    /// <summary>What is wrong, and what to do.</summary>
    public Bilingual Reason { get; }
}
