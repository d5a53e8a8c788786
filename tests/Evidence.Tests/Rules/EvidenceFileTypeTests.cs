using System.Text;
using EGovPlatform.Evidence.Features.Files;

namespace EGovPlatform.Evidence.Tests.Rules;

public class EvidenceFileTypeTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Fact]
    public void Files_are_known_by_their_content()
    {
        Assert.Equal(EvidenceFileType.Pdf, EvidenceFileType.Of(SampleFiles.Pdf));
        Assert.Equal(EvidenceFileType.Png, EvidenceFileType.Of(SampleFiles.Png));
        Assert.Equal(EvidenceFileType.Jpeg, EvidenceFileType.Of(SampleFiles.Jpeg));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PD")]
    [InlineData("%PDF-1.7 without an end")]
    [InlineData("<html><script>alert(1)</script>")]
    [InlineData("GIF89a")]
    [InlineData("MZ")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("  %PDF-1.4\n%%EOF")]
    public void Everything_else_is_unknown(string content) => Assert.Null(EvidenceFileType.Of(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void A_file_that_was_cut_off_is_unknown()
    {
        Assert.Null(EvidenceFileType.Of(SampleFiles.Png.AsSpan()[..^12]));
        Assert.Null(EvidenceFileType.Of(SampleFiles.Jpeg.AsSpan()[..^2]));
        for (var length = 0; length < 20; length++)
            Assert.Null(EvidenceFileType.Of(SampleFiles.Png.AsSpan()[..length]));
    }

    [Theory]
    [InlineData("Quyết định 12.pdf", "Quyết định 12.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData(@"C:\tmp\báo cáo.exe", "báo cáo.pdf")]
    [InlineData("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf")]
    [InlineData("....", "0123456789ab.pdf")]
    [InlineData(null, "0123456789ab.pdf")]
    public void A_name_is_safe_to_save_under(string? given, string name) => Assert.Equal(name, UploadFile.NameFor(given, Hash, EvidenceFileType.Pdf));
}
