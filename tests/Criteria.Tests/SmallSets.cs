using System.Text;

namespace EGovPlatform.Criteria.Tests;

/// <summary>Small sets written out in a test, so that what is tested stands beside what is expected.</summary>
internal static class SmallSets
{
    public static CriteriaSet Load(string yaml) => CriteriaSet.Load(new MemoryStream(Encoding.UTF8.GetBytes(yaml)));

    /// <summary>A set of one group with one criterion, C1, of this rule (flow style YAML).</summary>
    public static CriteriaSet WithRule(string rule, string max = "2", string more = "") => WithCriteria(Criterion("C1", rule, max, more));

    public static string Criterion(string code, string rule, string max = "2", string more = "") =>
        $$"""
          - code: {{code}}
            number: "{{code[^1]}}"
            title: {vi: Tiêu chí {{code}}, en: Criterion {{code}}}
            max: {{max}}
            rule: {{rule}}
            {{more}}

        """;

    public static CriteriaSet WithCriteria(params string[] criteria) => Load(Yaml(criteria));

    public static string Yaml(params string[] criteria) => Header() + $$"""
        groups:
        - code: G
          number: I
          title: {vi: Nhóm, en: Group}
          max: 10
          criteria:
        {{string.Concat(criteria)}}
        """;

    public static string Header(string scale = "10", string evidence = "{required: false}") => $$"""
        id: test-set
        version: 1
        status: draft
        title: {vi: Bộ thử, en: Test set}
        unitKind: commune
        scale: {{scale}}
        source: {document: none.txt}
        evidence: {{evidence}}
        applications: {once: true}

        """;

    public static ScoreResult Score(this CriteriaSet set, string values, string? rest = null) =>
        set.Score(DeclarationInput.Parse($$"""{"values": {{values}}{{(rest is null ? "" : ", " + rest)}}}"""));

    /// <summary>The one criterion C1 scored with these inputs.</summary>
    public static CriterionResult Only(this CriteriaSet set, string value) => set.Score($$"""{"C1": {{value}}}""").Criteria[0];
}
