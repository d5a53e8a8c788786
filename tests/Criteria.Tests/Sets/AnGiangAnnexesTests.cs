namespace EGovPlatform.Criteria.Tests;

/// <summary>The reader of the An Giang annexes finds every table and loses no word of them.</summary>
public sealed class AnGiangAnnexesTests
{
    [Theory]
    [InlineData("1B", new[] { 11, 39, 50, 4, 9, 13 })]
    [InlineData("2B", new[] { 107, 195 })]
    [InlineData("3B", new[] { 58, 157 })]
    public void Tables_have_the_rows_that_the_annex_prints(string annex, int[] rows) =>
        Assert.Equal(rows, AnGiangAnnexes.Tables(annex).Select(t => t.Rows.Count));

    [Theory]
    [InlineData("1B", "100 400 100 200 100 100")]
    [InlineData("2B", "300 120 80 400 350 200 50 1000")]
    [InlineData("3B", "200 50 50 270 180 100 50 600")]
    public void Printed_totals_stand_in_the_column_of_the_maximum(string annex, string totals) =>
        Assert.Equal(totals, string.Join(' ', AnGiangAnnexes.Rows(annex).Where(IsTotal).Select(r => r.Max)));

    [Fact]
    public void Every_cell_is_a_piece_of_the_document()
    {
        var document = AnHaiAnnex.Bare(SourceDocument.Read(SourceDocument.AnGiang));
        foreach (var row in new[] { "1B", "2B", "3B" }.SelectMany(AnGiangAnnexes.Rows))
            Assert.Contains(AnHaiAnnex.Bare(row.Number + row.Title + row.Text + row.Points + row.Max + row.Remark), document, StringComparison.Ordinal);
    }

    // A total stands in a row of its own, or in that of the group.
    private static bool IsTotal(AnGiangRow row) =>
        row.Max.Length > 0 && row.Text.Length == 0
        && (AnHaiAnnex.Bare(row.Title) is "" or "Tổngđiểm" || row.Title.StartsWith("ĐÁNH GIÁ", StringComparison.Ordinal) || row.Title.StartsWith("CÁC TIÊU CHÍ", StringComparison.Ordinal));
}
