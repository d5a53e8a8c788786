namespace EGovPlatform.Criteria;

/// <summary>A text that is no declaration at all, so that nothing of it can be scored.</summary>
public sealed class DeclarationFormatException : FormatException
{
    internal DeclarationFormatException(Bilingual reason, Exception? inner = null)
        : base(reason.En, inner) => Reason = reason;

    /// <summary>What is wrong, and where.</summary>
    public Bilingual Reason { get; }
}
