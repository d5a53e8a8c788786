namespace EGovPlatform.Criteria.Tests;

/// <summary>Contradictions between printed words and the numbers beside them, and inside rules; beside each the nearest print that has none.</summary>
public class PrintedWordsLintTests
{
    private static (string Code, string Printed, string Computed)[] Lint(string rule, string max = "10", string more = "") =>
        SmallSets.WithRule(rule, max, more).Lint().Where(f => f.Node == "C1").Select(f => (f.Code, f.Printed, f.Computed)).ToArray();

    [Theory]
    [InlineData("Điểm = Tỷ lệ% x Điểm tối đa | Tỷ lệ% x 10", null, "")]
    [InlineData("Điểm = Tỷ lệ% x Điểm tối đa | Tỷ lệ% x 1", "max-unreachable", "1")]
    [InlineData("Điểm = Tỷ lệ% x điểm tối đa | Tỷ lệ% x12", "exceeds-max", "12")]
    [InlineData("Điểm = 10 – (Tỷ lệ x Điểm tối đa)", null, "")]
    [InlineData("Điểm = 8 – (Tỷ lệ x Điểm tối đa)", "max-unreachable", "8")]
    [InlineData("Điểm = Tỷ lệ x 2,5", "max-unreachable", "2.5")]
    [InlineData("Tỷ lệ 5 xã, tỷ lệ x 100%, Tỷ lệ x Điểm tối đa", null, "")]
    public void What_a_printed_formula_gives_for_the_whole(string text, string? code, string computed) =>
        Assert.Equal(code is null ? [] : [(code, "10", computed)], Lint("{kind: ratio}", more: $"text: \"{text}\""));

    [Fact]
    public void A_formula_that_the_printed_rule_shows_as_well_is_found_once() =>
        Assert.Equal([("max-unreachable", "10", "1")], Lint(
            "{kind: ratio}", more: "text: Tỷ lệ% x 1\n    printedRule: {kind: sum, parts: [{id: share, label: {vi: A, en: A}, max: 1, rule: {kind: ratio}}]}"));

    [Theory]
    [InlineData("a * 15 / t + p / 100 * b * 50 / t", "60", "65")]
    [InlineData("a * 15 / t + p / 100 * b * 50 / t", "65", null)]
    [InlineData("a * 15 / t", "20", null)] // that it gives less is no contradiction that trying ends can prove
    [InlineData("a * 2", "20", null)] // without end: the maximum is its cap
    [InlineData("if(b > 0, 30, 0)", "20", "30")]
    [InlineData("max * (1 + p / 100)", "20", "40")]
    public void What_a_formula_gives_at_the_ends_of_its_inputs(string points, string max, string? computed)
    {
        const string inputs = "{name: t, label: {vi: T, en: T}, type: count}, {name: a, label: {vi: A, en: A}, type: count, atMost: t}, {name: b, label: {vi: B, en: B}, type: count, atMost: a}, {name: p, label: {vi: P, en: P}, type: percent}";
        Assert.Equal(computed is null ? [] : [("exceeds-max", max, computed)], Lint($"{{kind: formula, inputs: [{inputs}], points: \"{points}\"}}", max));
    }

    [Theory]
    [InlineData(5, 0, "5")]
    [InlineData(12, 0, null)]
    [InlineData(4, 3, "4")]
    public void A_part_of_a_sum_has_a_maximum_of_its_own(int partMax, int cap, string? printed)
    {
        var rule = "{kind: checklist, items: [{id: a, label: {vi: A, en: A}, points: 6}]" + (cap > 0 ? $", cap: {cap}" : "") + "}";
        // The whole gives what is printed: 10, with what the part is held to.
        var held = Math.Min(partMax, cap > 0 ? cap : 6);
        var yaml = $"{{kind: sum, parts: [{{id: x, label: {{vi: X, en: X}}, max: {partMax}, rule: {rule}}}, {{id: y, label: {{vi: Y, en: Y}}, max: {10 - held}, rule: {{kind: ratio}}}}]}}";
        Assert.Equal(printed is null || cap > 0 ? [] : [("exceeds-max", printed, "6")], Lint(yaml));
    }

    [Theory]
    [InlineData("Cung cấp đầy đủ thông tin", 1, "Không cung cấp đầy đủ thông tin", 5, true)]
    [InlineData("Cung cấp đầy đủ thông tin", 1, "Không cung cấp đầy đủ thông tin", 0.5, false)]
    [InlineData("Cung cấp đầy đủ thông tin", 1, "Có bài viết khác", 5, false)]
    [InlineData("Không cập nhật trong 24 tháng", 1, "Không cập nhật trong 12 tháng", 5, false)]
    public void Doing_less_does_not_give_more(string full, double points, string less, double lessPoints, bool found)
    {
        var rule = $"{{kind: count, cap: 10, variants: [{{id: a, label: {{vi: \"{full}\", en: A}}, points: {NumberText.Invariant((decimal)points)}}}, {{id: b, label: {{vi: \"{less}\", en: B}}, points: {NumberText.Invariant((decimal)lessPoints)}}}]}}";
        Assert.Equal(found ? [("exceeds-max", "1", "5")] : [], Lint(rule));
    }

    [Theory]
    [InlineData("Nhóm (50 tiêu chí/ 10 điểm)", null)]
    [InlineData("Nhóm (50 tiêu chí/ 500 điểm)", "500")]
    [InlineData("Nhóm (tối đa 9,5 điểm)", "9.5")]
    [InlineData("Nhóm (mỗi bài 5 điểm trở lên)", null)]
    public void A_heading_prints_its_points_twice(string title, string? printed)
    {
        var yaml = SmallSets.Yaml(SmallSets.Criterion("C1", "{kind: ratio}", "10")).Replace("title: {vi: Nhóm, en: Group}", $"title: {{vi: \"{title}\", en: Group}}");
        Assert.Equal(printed is null ? [] : [("sum-mismatch", "G", printed, "10")], SmallSets.Load(yaml).Lint().Select(f => (f.Code, f.Node, f.Printed, f.Computed)));
    }

    [Theory]
    [InlineData("text: \"Trường hợp không có doanh nghiệp: tính điểm đặc thù\"", true)]
    [InlineData("text: \"Tiêu chí này được đánh giá phụ thuộc vào tiến độ\"", true)]
    [InlineData("text: \"Quy định chính sách đặc thù\"", false)]
    public void Words_that_leave_the_measure_open(string more, bool found) =>
        Assert.Equal(found ? ["undefined-policy"] : [], Lint("{kind: ratio}", more: more).Select(f => f.Code));

    [Fact]
    public void Numbers_may_start_after_the_facts_that_are_asked_or_with_them()
    {
        static string[] Of(string number) => SmallSets.Load(SmallSets.Yaml(SmallSets.Criterion("C1", "{kind: ratio}", "10"))
            .Replace("number: I\n", $"number: {number}\n")
            .Replace("groups:", "information: [{code: TT.1, number: \"1\", title: {vi: Tên, en: Name}}]\ngroups:")).Lint().Select(f => f.Code).ToArray();
        Assert.Empty(Of("I"));
        Assert.Empty(Of("II"));
        Assert.Equal(["missing-number"], Of("III"));
    }

    [Fact]
    public void A_note_resolves_and_a_default_does_not()
    {
        const string rule = "{kind: checklist, items: [{id: a, label: {vi: A, en: A}, points: 12}]}";
        Assert.False(Assert.Single(SmallSets.WithRule(rule, "10").Lint()).Resolved);
        Assert.True(Assert.Single(SmallSets.WithRule(rule, "10", "notes: [{vi: Lấy 10, en: Take 10}]").Lint()).Resolved);
        Assert.False(Assert.Single(SmallSets.WithRule(rule, "10", "notes: [{vi: Khác, en: Other, finding: band-gap}]").Lint()).Resolved);
    }
}
