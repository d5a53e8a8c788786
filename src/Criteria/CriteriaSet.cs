namespace EGovPlatform.Criteria;

/// <summary>
/// A criteria set (bộ chỉ số, bộ tiêu chí): what a decision prescribes, as data. Immutable, safe to share between threads.
/// </summary>
/// <remarks>
/// The file is YAML: <c>id, version, status, title, unitKind, scale, period, display, tieRule, source, legalBasis, provisions, evidence, applications,
/// information, groups, classification, notes</c>; each is described at the type that holds it. Unknown keys are errors.
/// </remarks>
public sealed class CriteriaSet
{
    internal CriteriaSet(CriteriaSetContent content, string contentHash, YamlMap source)
    {
        Source = source;
        Content = content;
        ContentHash = contentHash;
        Criteria = content.Groups.SelectMany(g => g.Criteria).ToList();
        Layout = new(Groups, Criteria, content.ApplicationsOnce);
    }

    /// <summary>Everything that the file states, as it was read.</summary>
    public CriteriaSetContent Content { get; }

    /// <summary>Stable name, such as <c>dn-2386-2025-commune</c>.</summary>
    public string Id => Content.Id;

    /// <summary>From 1; a change of content is a new version.</summary>
    public int Version => Content.Version;

    /// <summary>Draft, published or retired.</summary>
    public SetStatus Status => Content.Status;

    /// <summary>The name of the set.</summary>
    public Bilingual Title => Content.Title;

    /// <summary>The scale (thang điểm) that scores are on, in points; 0 for a set that is checked and not scored.</summary>
    public decimal Scale => Content.Scale;

    /// <summary>SHA-256, lower-case hex, of the file's content without its layout.</summary>
    public string ContentHash { get; }

    /// <summary>The content hash that the set has, or had before it was retired, while it is published: retiring changes nothing but the status.</summary>
    internal string PublishedHash => Status == SetStatus.Retired ? YamlContent.Hash(Source, ("status", "published")) : ContentHash;

    /// <summary>The groups, in printed order.</summary>
    public IReadOnlyList<CriteriaGroup> Groups => Content.Groups;

    /// <summary>Every criterion, in printed order: the order in which claims on an application are honoured.</summary>
    public IReadOnlyList<Criterion> Criteria { get; }

    /// <summary>The file's content, key by key, for comparing versions.</summary>
    internal YamlMap Source { get; }

    internal SetLayout Layout { get; }

    /// <summary>Loads a set file of at most 1 MiB. Reads the stream to its end; leaves it open.</summary>
    /// <exception cref="CriteriaSetException">The file is no set; line and reason are stated.</exception>
    public static CriteriaSet Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var root = YamlTree.Read(stream);
        return new(CriteriaSetReader.Read(root), YamlContent.Hash(root), root);
    }

    /// <summary>The criterion of a code, or null.</summary>
    public Criterion? Find(string code) => Layout.Positions.TryGetValue(code, out var index) ? Criteria[index] : null;

    /// <summary>Binds a declaration to the set, to be evaluated once or often. Never throws for what is declared: that is a problem of the result.</summary>
    public BoundDeclaration Bind(DeclarationInput input, SetParameters? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new DeclarationBinding(this, input, parameters ?? SetParameters.Default).Bind();
    }

    /// <summary>
    /// Scores a declaration. Never throws for what is declared: what cannot be counted is a problem of the result, and the rest is scored.
    /// The same set, input and parameters give the same result, byte for byte, in every culture.
    /// </summary>
    public ScoreResult Score(DeclarationInput input, SetParameters? parameters = null) => Bind(input, parameters).Score();

    /// <summary>Where the set contradicts itself or leaves something open, in the set's order. Found from the set alone.</summary>
    public IReadOnlyList<LintFinding> Lint() => new Linter(this).Run();
}
