namespace GenesysArchitect.Engine.Connection;

/// <summary>How a token is requested, which differs between hosts.</summary>
public enum TokenStyle
{
    /// <summary><c>POST {login}/oauth/token</c> with the client's id and secret in a Basic header. The default for a region.</summary>
    Basic,

    /// <summary><c>POST {base}/oauth/token</c> with id and secret as form fields. The default for a base address.</summary>
    Form,

    /// <summary><c>POST {base}/api/v2/oauth/token</c> with id, secret and scope as JSON.</summary>
    Json,
}
