namespace EGovPlatform.Criteria.Tests;

/// <summary>Small sets that classify.</summary>
internal static class ClassifiedSets
{
    /// <summary>Two groups of 20 and 10 points, levels over both, a group of 30 beside them.</summary>
    public const string Levels = """
        - id: readiness
          kind: levels
          title: {vi: Điều kiện sẵn sàng, en: Readiness}
          text: Mức I, mức II
          clause: V.3.2
          groups: [A, B]
          unranked: {vi: Không xếp hạng, en: Unranked}
          levels:
          - {id: I, label: {vi: Mức I, en: Level I}, total: {min: 27, printed: "27"}, groups: {A: {share: 0.9, of: 20, printed: 90% x20}, B: {share: 0.9, of: 10, printed: 90% x10}}}
          - {id: II, label: {vi: Mức II, en: Level II}, total: {min: 20, of: 30, printed: 20/30}, groups: {B: {share: 0.5}}}
        """;

    public const string Grades = """
        - id: grades
          kind: grades
          title: {vi: Theo hạng mục, en: By category}
          groups: [A, C]
          grades:
          - {id: good, label: {vi: Tốt, en: Good}, from: 0.8, printed: lớn hơn hoặc bằng 80%}
          - {id: fair, label: {vi: Khá, en: Fair}, from: 0.65}
          - {id: average, label: {vi: Trung bình, en: Average}}
        """;

    public static string Yaml(string classification) => SmallSets.Header(scale: "60") + $$$"""
        classification:
        {{{classification}}}
        groups:
        - {code: A, number: I, title: {vi: Nhóm A, en: Group A}, max: 20, criteria: [
            {code: A1, number: "1", title: {vi: Một, en: One}, max: 12, notApplicable: excluded, rule: {kind: ratio}},
            {code: A2, number: "2", title: {vi: Hai, en: Two}, max: 8, rule: {kind: ratio}}]}
        - {code: B, number: II, title: {vi: Nhóm B, en: Group B}, max: 10, criteria: [{code: B1, number: "1", title: {vi: Ba, en: Three}, max: 10, notApplicable: excluded, rule: {kind: ratio}}]}
        - {code: C, number: III, title: {vi: Nhóm C, en: Group C}, max: 30, criteria: [{code: C1, number: "1", title: {vi: Bốn, en: Four}, max: 30, rule: {kind: ratio}}]}
        - {code: P, number: IV, title: {vi: Điểm trừ, en: Penalty}, max: 5, direction: penalty, criteria: [{code: P1, number: "1", title: {vi: Trừ, en: Penalty}, max: 5, rule: {kind: ratio}}]}
        """;

    public static CriteriaSet Load(string classification) => SmallSets.Load(Yaml(classification));
}
