using EGovPlatform.Verification.Checking;

namespace EGovPlatform.Verification.Tests.Checking;

public class LinkTargetTests
{
    private static readonly LinkCheckOptions Options = new();

    [Theory]
    [InlineData("https://dichvucong.thuathienhue.gov.vn/xuly?catid=150", "dichvucong.thuathienhue.gov.vn")]
    [InlineData("http://DichVuCong.gov.vn.", "dichvucong.gov.vn")]
    [InlineData("HTTPS://www.dichvucong.gov.vn:443/", "www.dichvucong.gov.vn")]
    [InlineData("http://cổng.vn/tin", "xn--cng-qmz.vn")]
    [InlineData("http://8.8.8.8/", "8.8.8.8")]
    [InlineData(" https://a-luoi.gov.vn ", "a-luoi.gov.vn")]
    [InlineData("https://8kun.example3.com", "8kun.example3.com")]
    public void An_ordinary_link_may_be_asked(string url, string host)
    {
        Assert.Equal(host, LinkTarget.Parse(url, Options, out var refusal)?.Host);
        Assert.Equal("", refusal);
    }

    [Theory]
    [InlineData("ftp://gov.vn/a", "scheme")]
    [InlineData("file:///etc/passwd", "scheme")]
    [InlineData("gopher://gov.vn", "scheme")]
    [InlineData("javascript://gov.vn/%0aalert(1)", "scheme")]
    [InlineData("data:text/html,x", "scheme")]
    [InlineData("/etc/passwd", "scheme")]
    [InlineData("gov.vn/a", "malformed")]
    [InlineData("http://", "malformed")]
    [InlineData("http:///a", "malformed")]
    [InlineData("", "malformed")]
    [InlineData("https://user@gov.vn/", "user-info")]
    [InlineData("https://gov.vn:pass@evil.example/", "user-info")]
    [InlineData("https://gov.vn%2f@127.0.0.1/", "user-info")]
    [InlineData("http://gov.vn:8080/", "port")]
    [InlineData("http://gov.vn:22/", "port")]
    [InlineData("http://gov.vn:6379/", "port")]
    [InlineData("http://2130706433/", "host")]
    [InlineData("http://0x7f000001/", "host")]
    [InlineData("http://0x7f.1/", "host")]
    [InlineData("http://0177.0.0.1/", "host")]
    [InlineData("http://127.1/", "host")]
    [InlineData("http://127.0.0.0x1/", "host")]
    [InlineData("http://017700000001/", "host")]
    [InlineData("http://10.0.0.1./", "host")]
    [InlineData("http://１２７.0.0.1/", "host")]
    public void Anything_else_is_refused_with_its_reason(string url, string reason)
    {
        Assert.Null(LinkTarget.Parse(url, Options, out var refusal));
        Assert.Equal(reason, refusal);
    }
}
