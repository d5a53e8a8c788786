using System.Diagnostics;
using System.IO.Compression;
using EGovPlatform.Criteria;
using EGovPlatform.Templates.Reading;

namespace EGovPlatform.Templates.Tests;

/// <summary>Files that are no form, or want to harm: refused with a reason, quickly and within bounded memory.</summary>
public class HostileFileTests
{
    private static readonly CriteriaSet Set = CriteriaSets.Get("dn-2386-2025-commune");

    private const string Relations = """<Relationships><Relationship Id="s" Type="x/worksheet" Target="s.xml"/><Relationship Id="t" Type="x/sharedStrings" Target="t.xml"/></Relationships>""";
    private const string Workbook = """<workbook xmlns:r="r"><sheets><sheet name="S" r:id="s"/></sheets></workbook>""";

    private static string Refused(Stream stream)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var time = Stopwatch.StartNew();
        var reason = Assert.Throws<FormFormatException>(() => DeclarationForm.Read(Set, stream)).Reason.Vi;
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(20), $"{time.Elapsed}");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000_000);
        return reason;
    }

    private static MemoryStream Sheet(string sheet, string texts = "<sst/>") =>
        RebuiltForm.Package([("xl/workbook.xml", Workbook), ("xl/_rels/workbook.xml.rels", Relations), ("xl/s.xml", sheet), ("xl/t.xml", texts)]);

    /// <summary>A package whose one sheet unpacks to this many megabytes from a few kilobytes.</summary>
    private static MemoryStream Bomb(int megabytes)
    {
        var stream = RebuiltForm.Package([("xl/workbook.xml", Workbook), ("xl/_rels/workbook.xml.rels", Relations)]);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        using (var part = zip.CreateEntry("xl/s.xml", CompressionLevel.SmallestSize).Open())
        {
            part.Write("<worksheet>"u8);
            var blanks = new byte[1024 * 1024];
            Array.Fill(blanks, (byte)' ');
            for (var i = 0; i < megabytes; i++) part.Write(blanks);
            part.Write("</worksheet>"u8);
        }
        stream.Position = 0;
        return stream;
    }

    [Fact]
    public void What_unpacks_to_too_much_is_refused() => Assert.Contains("giải nén", Refused(Bomb(80)));

    [Fact]
    public void A_file_that_is_too_long_is_not_read_to_its_end()
    {
        using var endless = new EndlessStream();
        Assert.Contains("lớn hơn 8.388.608 byte", Refused(endless));
        Assert.True(endless.Given < 2 * WorkbookLimits.File);
    }

    [Fact]
    public void Too_many_parts_are_refused() =>
        Assert.Contains("phần", Refused(RebuiltForm.Package(Enumerable.Range(0, WorkbookLimits.Parts + 1).Select(i => ($"p{i}", "")))));

    [Fact]
    public void Too_many_cells_are_refused() =>
        Assert.Contains("ô có nội dung", Refused(Sheet($"<worksheet><sheetData><row>{string.Concat(Enumerable.Repeat("<c><v>1</v></c>", WorkbookLimits.Cells + 1))}</row></sheetData></worksheet>")));

    [Fact]
    public void Too_many_texts_are_refused() =>
        Assert.Contains("ô có nội dung", Refused(Sheet("<worksheet/>", $"<sst>{string.Concat(Enumerable.Repeat("<si/>", WorkbookLimits.Cells + 1))}</sst>")));

    [Theory]
    [InlineData("")]
    [InlineData("code,value\nNT.1,3\n")]
    [InlineData("PK\u0003\u0004")]
    public void What_is_no_workbook_is_refused(string content) =>
        Assert.Contains("không phải tệp .xlsx", Refused(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content))));

    [Fact]
    public void An_old_or_encrypted_workbook_is_refused_with_what_to_do() =>
        Assert.Contains("không có mật khẩu", Refused(new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])));

    [Fact]
    public void A_package_that_is_no_workbook_is_refused() => Assert.Contains("không phải tệp .xlsx", Refused(RebuiltForm.Package([("word/document.xml", "<w/>")])));

    [Fact]
    public void Entities_are_not_expanded() =>
        Assert.Contains("không phải tệp .xlsx", Refused(Sheet("""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>""")));

    [Theory]
    [InlineData("<worksheet><sheetData><row><c><v>1</v>")]
    [InlineData("<worksheet><sheetData><row r='99999999999'><c r='ZZZZZZ9' t='s'><v>99</v></c><c r='!' s='x'><is/></c></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row><c t='s'><v>-1</v></c><c t='inlineStr'><is><t>egov:row=|</t></is></c><c t='inlineStr'><is><t>egov:set=;version=</t></is></c></row></sheetData></worksheet>")]
    public void Damaged_sheets_end_in_a_reason(string sheet) => Refused(Sheet(sheet));

    [Fact]
    public void Damage_at_any_byte_ends_in_a_reason_or_a_reading()
    {
        var whole = new RebuiltForm(EveryKindSet.Set, new RandomDeclarations(EveryKindSet.Set, 1).Next()).ToStream().ToArray();
        var random = new Random(20260601);
        for (var i = 0; i < 300; i++)
        {
            var damaged = whole.ToArray();
            for (var n = random.Next(1, 6); n > 0; n--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                EveryKindSet.Set.Score(DeclarationForm.Read(EveryKindSet.Set, new MemoryStream(damaged, 0, random.Next(2) == 0 ? damaged.Length : random.Next(damaged.Length))).Input);
            }
            catch (FormFormatException e)
            {
                Assert.NotEmpty(e.Reason.Vi);
            }
        }
    }

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
