using System.Globalization;
using System.Reflection;
using System.Text;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;

namespace CustomerJourney.Ccj.Invocation;

/// <summary>Binds a method's parameters from a request of HTTP as the code does that the Annotations generator writes, its surprises included.</summary>
/// <remarks>
/// A missing parameter is its type's default, whatever default the method declares; a value is converted by <see cref="Convert.ChangeType(object?, Type)"/>,
/// which knows no nullable types, enumerations or Guids; all that fails is told at once.
/// </remarks>
internal sealed class HttpBinding(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context, IServiceProvider services, EventJson json, string template)
{
    private readonly List<string> _errors = [];

    /// <summary>What does not fit, one sentence each.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Values for all parameters, in order.</summary>
    /// <exception cref="NotSupportedException">A parameter has no place in the request.</exception>
    public object?[] Bind(MethodInfo method) => [.. method.GetParameters().Select(Bind)];

    private object? Bind(ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(ILambdaContext))
            return context;
        if (parameter.ParameterType == typeof(APIGatewayHttpApiV2ProxyRequest))
            return request;
        if (parameter.IsDefined(typeof(FromServicesAttribute)))
            return services.GetService(parameter.ParameterType) ?? throw new InvalidOperationException($"{parameter.ParameterType} is not registered.");
        if (parameter.IsDefined(typeof(FromBodyAttribute)))
            return Body(parameter.ParameterType);
        if (parameter.GetCustomAttribute<FromQueryAttribute>() is { } query)
            return Query(parameter, query.Name ?? parameter.Name!);
        if (parameter.GetCustomAttribute<FromHeaderAttribute>() is { } header)
            return Header(parameter, header.Name ?? parameter.Name!);
        if (parameter.GetCustomAttribute<FromRouteAttribute>() is { } route)
            return Converted(parameter.ParameterType, request.PathParameters, route.Name ?? parameter.Name!);
        if (template.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal))
            return Converted(parameter.ParameterType, request.PathParameters, parameter.Name!);
        throw new NotSupportedException($"The parameter {parameter.Name} of {parameter.Member.DeclaringType} has no place in the request.");
    }

    private object? Body(Type type)
    {
        if (type == typeof(string))
            return request.Body;
        try
        {
            return json.Read(type, Encoding.UTF8.GetBytes(request.Body ?? ""));
        }
#pragma warning disable CA1031 // the generated code catches whatever a serializer throws
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Failed($"Value {request.Body} at 'body' failed to satisfy constraint: {exception.Message}", type);
        }
    }

    private object? Query(ParameterInfo parameter, string name)
    {
        var type = parameter.ParameterType;
        if (!type.IsGenericType || !typeof(System.Collections.IEnumerable).IsAssignableFrom(type))
            return Converted(type, request.QueryStringParameters, name);
        if (request.QueryStringParameters?.TryGetValue(name, out var values) != true)
            return null;
        var element = type.GetGenericArguments()[0];
        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var value in values!.Split(','))
            list.Add(Converted(element, value, name));
        return list;
    }

    private object? Header(ParameterInfo parameter, string name)
    {
        var value = request.Headers?.FirstOrDefault(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
        return value is null ? Default(parameter.ParameterType) : Converted(parameter.ParameterType, value, name);
    }

    private object? Converted(Type type, IDictionary<string, string>? values, string name) =>
        values?.TryGetValue(name, out var value) == true ? Converted(type, value, name) : Default(type);

    private object? Converted(Type type, string value, string name)
    {
        try
        {
            return Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is InvalidCastException or FormatException or OverflowException or ArgumentException)
        {
            return Failed($"Value {value} at '{name}' failed to satisfy constraint: {exception.Message}", type);
        }
    }

    private object? Failed(string error, Type type)
    {
        _errors.Add(error);
        return Default(type);
    }

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
}
