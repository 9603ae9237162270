const secret = 'more';
export { secret as 'string name', secret as plain };
export default 'not re-exported';
