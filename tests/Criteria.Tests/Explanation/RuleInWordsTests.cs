namespace EGovPlatform.Criteria.Tests.Explanation;

public sealed class RuleInWordsTests
{
    [Fact]
    public void Every_criterion_of_every_set_that_ships_has_words_for_its_rule() =>
        Assert.All(CriteriaSets.All.SelectMany(set => set.Criteria), criterion =>
        {
            var lines = criterion.RuleInWords();
            Assert.NotEmpty(lines);
            Assert.Equal(0, lines[0].Depth);
            Assert.All(lines, line => Assert.DoesNotContain("{", line.Text.Vi, StringComparison.Ordinal));
            // A line stands at most one step further in than the one before it.
            Assert.All(lines.Zip(lines.Skip(1)), pair => Assert.True(pair.Second.Depth <= pair.First.Depth + 1));
        });

    [Theory]
    [InlineData("{kind: ratio, full: 0.8, zeroDenominator: zero}",
        "Tỷ lệ × 4 điểm", "Từ 80 % trở lên: đủ 4 điểm", "Mẫu số bằng 0: 0 điểm")]
    [InlineData("{kind: ratio, form: falling, full: 0.2}",
        "4 điểm trừ đi tỷ lệ × 4 điểm", "Từ 20 % trở xuống: đủ 4 điểm")]
    [InlineData("{kind: bands, of: percent, bands: [{from: 100, points: 4}, {from: 95, to: 100, toOpen: true, points: 2.5}, {to: 95, toOpen: true, points: 0}]}",
        "Theo mức của tỷ lệ phần trăm; mức đầu tiên đúng được tính:", "  100 % trở lên: 4 điểm", "  từ 95 % dưới 100 %: 2,5 điểm", "  dưới 95 %: 0 điểm")]
    [InlineData("{kind: bands, of: count, label: {vi: Số máy, en: Machines}, bands: [{from: 2, to: 2, points: 4}, {from: 2, fromOpen: true, points: 5}, {points: 0}]}",
        "Theo mức của Số máy; mức đầu tiên đúng được tính:", "  đúng 2: 4 điểm", "  trên 2: 5 điểm", "  các trường hợp còn lại: 0 điểm", "Không quá 4 điểm")]
    [InlineData("{kind: count, each: 0.5, label: {vi: Cuộc họp, en: Meetings}}",
        "Cuộc họp: mỗi đơn vị đếm được 0,5 điểm", "Không quá 4 điểm")]
    [InlineData("{kind: choice, options: [{id: y, label: {vi: Có, en: Yes}, points: 4}, {id: n, label: {vi: Không, en: No}, points: 0}]}",
        "Chọn một trong các trường hợp:", "  Có: 4 điểm", "  Không: 0 điểm")]
    [InlineData("{kind: checklist, cap: 3, items: [{id: a, label: {vi: Có A, en: A}, points: 2}, {id: b, label: {vi: Có B, en: B}, points: 2}]}",
        "Cộng điểm của các nội dung đạt:", "  Có A: 2 điểm", "  Có B: 2 điểm", "Không quá 3 điểm")]
    [InlineData("{kind: sample, minimum: 50, share: true}",
        "Lấy mẫu ít nhất 50 văn bản hoặc hồ sơ", "Tỷ lệ đạt × 4 điểm")]
    [InlineData("{kind: formula, inputs: [{name: a, label: {vi: Số hồ sơ, en: Dossiers}}], points: \"min(a, 10) * max / 10\"}",
        "Điểm = min(a, 10) * max / 10", "  a là: Số hồ sơ")]
    [InlineData("{kind: sum, parts: [{id: page, label: {vi: Chuyên mục, en: Section}, max: 1, rule: {kind: choice, options: [{id: y, label: {vi: Có, en: Yes}, points: 1}, {id: n, label: {vi: Không, en: No}, points: 0}]}}, {id: items, label: {vi: Tin bài, en: Items}, max: 3, requires: {page: [y]}, rule: {kind: count, each: 0.5}}]}",
        "Cộng các phần:", "  Chuyên mục, không quá 1 điểm:", "    Chọn một trong các trường hợp:", "      Có: 1 điểm", "      Không: 0 điểm",
        "  Tin bài, không quá 3 điểm:", "    Số lượng: mỗi đơn vị đếm được 0,5 điểm", "    Chỉ tính khi: Có")]
    [InlineData("{kind: step, step: 0.25}", "Mức độ đầy đủ × 4 điểm, lấy tròn xuống theo bước 0,25 điểm; đầy đủ 100 %: đủ 4 điểm")]
    [InlineData("{kind: peer, label: {vi: Hồ sơ, en: Files}}", "Hồ sơ chia số liệu cao nhất của nhóm so sánh × 4 điểm")]
    public void Says_what_the_rule_does(string rule, params string[] expected)
    {
        var set = SmallSets.WithRule(rule, max: "4");
        Assert.Equal(expected, set.Criteria[0].RuleInWords().Select(line => new string(' ', line.Depth * 2) + line.Text.Vi));
    }

    [Theory]
    [InlineData("{kind: gate, of: percent, from: 80, fromOpen: true}", "Điều kiện, không cho điểm: tỷ lệ phần trăm trên 80 %")]
    [InlineData("{kind: gate, options: [{id: y, label: {vi: Có, en: Yes}, passes: true}, {id: n, label: {vi: Không, en: No}, passes: false}]}",
        "Điều kiện, không cho điểm:", "  Có: đạt", "  Không: không đạt")]
    public void Says_when_a_gate_passes(string rule, params string[] expected) =>
        Assert.Equal(expected, SmallSets.WithRule(rule, max: "null").Criteria[0].RuleInWords().Select(line => new string(' ', line.Depth * 2) + line.Text.Vi));
}
