using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using StackExchange.Redis;

namespace EGovPlatform.Portal.Security;

/// <summary>
/// The keys that seal cookies and form tokens, shared by all instances of the portal. They lie beside the tickets that they seal references to,
/// so they open nothing that a reader of Redis does not hold already.
/// </summary>
public sealed class RedisKeys(IConnectionMultiplexer redis) : IXmlRepository
{
    private const string List = "portal:keys";

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. redis.GetDatabase().ListRange(List).Select(key => XElement.Parse((string)key!))];

    public void StoreElement(XElement element, string friendlyName) =>
        redis.GetDatabase().ListRightPush(List, element.ToString(SaveOptions.DisableFormatting));
}
