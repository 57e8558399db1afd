using System.Text;
using System.Xml.Linq;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Transfers;

/// <summary>The errors of an object store, which are XML.</summary>
internal static class StoreError
{
    internal static Answer Of(ApiRequest request, int status, string code, string message)
    {
        var document = new XElement("Error", new XElement("Code", code), new XElement("Message", message), new XElement("Resource", request.Path));
        return new Answer
        {
            Status = status,
            ContentType = "application/xml",
            Body = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document),
        };
    }
}
