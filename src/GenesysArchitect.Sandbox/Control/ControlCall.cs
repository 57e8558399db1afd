using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Control;

/// <summary>A control that changes something and answers 204.</summary>
internal static class ControlCall
{
    internal static ApiCall For(string method, string route, Action<ApiRequest> act) =>
        new(method, route, request => Act(act, request)) { Kind = CallKind.Control };

    private static Answer Act(Action<ApiRequest> act, ApiRequest request)
    {
        try
        {
            act(request);
            return Answer.Empty(StatusCodes.Status204NoContent);
        }
        catch (ArgumentException exception)
        {
            throw RefusalException.BadRequest(exception.Message);
        }
        catch (KeyNotFoundException exception)
        {
            throw new RefusalException(StatusCodes.Status404NotFound, "not.found", exception.Message);
        }
    }
}
